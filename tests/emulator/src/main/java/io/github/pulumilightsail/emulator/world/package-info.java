/** What exists: instances and operations of each account and region, and the log of calls. */
@NullMarked
package io.github.pulumilightsail.emulator.world;

import org.jspecify.annotations.NullMarked;
