package io.github.pulumilightsail.emulator.api;

import com.google.gson.JsonObject;
import io.github.pulumilightsail.emulator.behavior.Switches;
import io.github.pulumilightsail.emulator.model.EmulatedInstance;

/** GetInstance, GetInstances and GetInstanceState. */
final class InstanceReads {
  private InstanceReads() {}

  static JsonObject one(Context context, Input input) {
    var instance = read(context, input);
    return Shapes.object("instance", Shapes.instance(instance, context.behavior()));
  }

  static JsonObject state(Context context, Input input) {
    return Shapes.object("state", Shapes.state(read(context, input).state()));
  }

  private static EmulatedInstance read(Context context, Input input) {
    var name = input.only("instanceName").requiredName("instanceName");
    return context.store().read(name).orElseThrow(() -> ApiError.notFound("Instance", name));
  }

  static JsonObject page(Context context, Input input) {
    var token = input.only("pageToken").text("pageToken");
    var after = PageToken.position(token, "", context.pageTokens());
    var size = context.behavior().get(Switches.PAGE_SIZE);
    var page = context.store().readPage(after, size);
    var json =
        Shapes.object(
            "instances",
            Shapes.array(
                page.stream()
                    .map(instance -> Shapes.instance(instance, context.behavior()))
                    .toList()));
    if (!page.isEmpty() && context.store().hasAfter(page.getLast().name())) {
      json.addProperty(
          "nextPageToken", PageToken.after(page.getLast().name(), context.pageTokens()));
    }
    return json;
  }
}
