/**
 * Makes the folder that is shipped: the plugin and all it uses as one module, linked into a runtime
 * of its own, with a cache that was trained on the plugin's real work. Runs in the build; nothing
 * of it ships.
 */
@NullMarked
package io.github.pulumilightsail.bundler;

import org.jspecify.annotations.NullMarked;
