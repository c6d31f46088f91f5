/** Who still uses IMDSv1, asked before it is shut. */
@NullMarked
package io.github.pulumilightsail.metadata.usage;

import org.jspecify.annotations.NullMarked;
