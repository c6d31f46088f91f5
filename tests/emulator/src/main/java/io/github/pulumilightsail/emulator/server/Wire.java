package io.github.pulumilightsail.emulator.server;

import com.google.gson.JsonObject;
import io.github.pulumilightsail.emulator.api.ApiError;
import io.github.pulumilightsail.emulator.api.Operation;
import java.util.Optional;

/** How a service writes its requests and answers. */
interface Wire {
  /** As in IAM actions: {@code lightsail} or {@code sts}. */
  String service();

  /** The name of the operation as the request gives it. */
  String operationName();

  Optional<Operation> operation();

  /**
   * The members of the request.
   *
   * @throws ApiError if the body cannot be read
   */
  JsonObject members();

  Answer.Reply success(JsonObject result, String requestId);

  Answer.Reply failure(ApiError error, String requestId);
}
