/** The plugin's side of the engine's protocol. The only package that knows gRPC. */
@NullMarked
package io.github.pulumilightsail.server;

import org.jspecify.annotations.NullMarked;
