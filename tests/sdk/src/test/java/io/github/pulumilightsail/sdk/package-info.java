/** The SDKs of every language, and the examples held against them. */
@NullMarked
package io.github.pulumilightsail.sdk;

import org.jspecify.annotations.NullMarked;
