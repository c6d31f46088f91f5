/** The provider's configuration: its fields, and how the engine's two encodings of it are read. */
@NullMarked
package io.github.pulumilightsail.config;

import org.jspecify.annotations.NullMarked;
