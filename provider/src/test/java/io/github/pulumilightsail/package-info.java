/** Tests of the plugin as a whole. */
@NullMarked
package io.github.pulumilightsail;

import org.jspecify.annotations.NullMarked;
