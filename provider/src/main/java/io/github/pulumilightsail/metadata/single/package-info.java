/** The resource of one instance. */
@NullMarked
package io.github.pulumilightsail.metadata.single;

import org.jspecify.annotations.NullMarked;
