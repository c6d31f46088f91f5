/** The functions that read and judge, and write nothing. */
@NullMarked
package io.github.pulumilightsail.metadata.audit;

import org.jspecify.annotations.NullMarked;
