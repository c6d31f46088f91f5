/** The real Pulumi drives the built plugin against the local Lightsail. */
@NullMarked
package io.github.pulumilightsail.e2e;

import org.jspecify.annotations.NullMarked;
