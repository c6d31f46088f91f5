/** Who calls: access keys, sessions and the shape of a SigV4 signature. */
@NullMarked
package io.github.pulumilightsail.emulator.identity;

import org.jspecify.annotations.NullMarked;
