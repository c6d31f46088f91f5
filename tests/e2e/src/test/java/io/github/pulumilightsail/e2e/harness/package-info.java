/** What a scenario needs: the engine, a project folder, the local Lightsail, the plugin. */
@NullMarked
package io.github.pulumilightsail.e2e.harness;

import org.jspecify.annotations.NullMarked;
