package io.github.pulumilightsail.emulator.control;

import com.google.gson.JsonElement;

/** What one method of one path does. */
@FunctionalInterface
interface Route {
  JsonElement serve(ControlRequest request);
}
