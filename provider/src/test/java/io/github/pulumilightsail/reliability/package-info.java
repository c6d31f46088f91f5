/** What the provider keeps when things go wrong, measured over the local Lightsail. */
@NullMarked
package io.github.pulumilightsail.reliability;

import org.jspecify.annotations.NullMarked;
