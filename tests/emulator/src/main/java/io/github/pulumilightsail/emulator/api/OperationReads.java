package io.github.pulumilightsail.emulator.api;

import com.google.gson.JsonObject;
import io.github.pulumilightsail.emulator.behavior.Switches;
import org.jspecify.annotations.Nullable;

/** GetOperation, GetOperations and GetOperationsForResource. */
final class OperationReads {
  private OperationReads() {}

  static JsonObject one(Context context, Input input) {
    var id = input.only("operationId").requiredText("operationId");
    return context
        .store()
        .operations()
        .read(id)
        .map(operation -> Shapes.object("operation", Shapes.operation(operation)))
        .orElseThrow(() -> ApiError.notFound("Operation", id));
  }

  static JsonObject all(Context context, Input input) {
    return page(context, null, input.only("pageToken").text("pageToken"));
  }

  static JsonObject ofResource(Context context, Input input) {
    var name = input.only("resourceName", "pageToken").requiredName("resourceName");
    return page(context, name, input.text("pageToken"));
  }

  private static JsonObject page(
      Context context, @Nullable String resource, @Nullable String token) {
    var from = offset(context, token);
    var operations = context.store().operations();
    int size = context.behavior().get(Switches.OPERATIONS_PAGE_SIZE);
    var page = operations.readPage(resource, from, size);
    var json =
        Shapes.object("operations", Shapes.array(page.stream().map(Shapes::operation).toList()));
    if (operations.hasMore(resource, from + size)) {
      json.addProperty(
          "nextPageToken", PageToken.after(String.valueOf(from + size), context.pageTokens()));
    }
    return json;
  }

  private static int offset(Context context, @Nullable String token) {
    var position = PageToken.position(token, "0", context.pageTokens());
    if (!position.matches("\\d{1,9}")) {
      throw ApiError.invalidInput("The page token is not valid: " + token);
    }
    return Integer.parseInt(position);
  }
}
