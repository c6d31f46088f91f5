/** The resource of a whole fleet. */
@NullMarked
package io.github.pulumilightsail.metadata.fleet;

import org.jspecify.annotations.NullMarked;
