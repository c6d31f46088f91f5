/** The {@code lightsail} provider for Pulumi. */
@NullMarked
package io.github.pulumilightsail;

import org.jspecify.annotations.NullMarked;
