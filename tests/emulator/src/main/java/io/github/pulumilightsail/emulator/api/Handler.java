package io.github.pulumilightsail.emulator.api;

import com.google.gson.JsonObject;

/** The work of one operation. Runs while the world is locked. */
@FunctionalInterface
public interface Handler {
  /**
   * Does the work and tells the result.
   *
   * @throws ApiError what the caller gets instead of an answer
   */
  JsonObject handle(Context context, Input input);
}
