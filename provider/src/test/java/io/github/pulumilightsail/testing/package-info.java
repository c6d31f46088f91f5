/** What tests of several packages share: values, time, a Lightsail, the plugin and its engine. */
@NullMarked
package io.github.pulumilightsail.testing;

import org.jspecify.annotations.NullMarked;
