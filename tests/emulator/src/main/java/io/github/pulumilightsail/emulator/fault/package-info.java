/** Faults on demand: rules that say which call goes wrong, when, how often and how. */
@NullMarked
package io.github.pulumilightsail.emulator.fault;

import org.jspecify.annotations.NullMarked;
