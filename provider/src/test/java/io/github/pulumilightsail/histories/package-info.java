/**
 * Programs, people and interruptions drawn at random, over many runs, and the laws that hold
 * whatever their order is.
 */
@NullMarked
package io.github.pulumilightsail.histories;

import org.jspecify.annotations.NullMarked;
