/**
 * The values that cross the wire between the engine and the plugin: any JSON, and what Pulumi adds
 * to it. Secrets and unknowns are kept at any depth, in both directions.
 */
@NullMarked
package io.github.pulumilightsail.property;

import org.jspecify.annotations.NullMarked;
