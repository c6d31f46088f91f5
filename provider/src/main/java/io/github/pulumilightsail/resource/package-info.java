/**
 * What any resource or function is: its fields and their rules, the verbs that the engine asks for,
 * and what can come of them. Knows neither the wire nor AWS.
 */
@NullMarked
package io.github.pulumilightsail.resource;

import org.jspecify.annotations.NullMarked;
