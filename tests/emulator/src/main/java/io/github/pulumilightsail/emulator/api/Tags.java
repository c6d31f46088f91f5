package io.github.pulumilightsail.emulator.api;

import com.google.gson.JsonObject;
import io.github.pulumilightsail.emulator.behavior.Choices.Strictness;
import io.github.pulumilightsail.emulator.model.EmulatedInstance;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** TagResource and UntagResource. Only instances are here to be tagged. */
final class Tags {
  // As the Lightsail guide on tags says.
  private static final int MOST = 50;
  private static final int LONGEST_KEY = 128;
  private static final int LONGEST_VALUE = 256;

  private Tags() {}

  static JsonObject tag(Context context, Input input) {
    var instance = target(context, input.only("resourceName", "resourceArn", "tags"));
    var tags = of(input);
    if (tags.isEmpty()) {
      throw ApiError.invalidInput("At least one tag must be given.");
    }
    var all = new TreeSet<>(instance.tags().keySet());
    all.addAll(tags.keySet());
    checkCount(all.size());
    if (!context.failsWithoutEffect()) {
      context.store().tag(instance.name(), tags);
    }
    return operations(context, "TagResource", instance);
  }

  static JsonObject untag(Context context, Input input) {
    var instance = target(context, input.only("resourceName", "resourceArn", "tagKeys"));
    var keys = input.requiredTexts("tagKeys");
    if (!context.failsWithoutEffect()) {
      context.store().untag(instance.name(), keys);
    }
    return operations(context, "UntagResource", instance);
  }

  /** The member {@code tags}; a tag without a value has an empty one. */
  static Map<String, String> of(Input input) {
    var tags = new TreeMap<String, String>();
    for (var json : input.objects("tags")) {
      var tag = new Input(json, Strictness.REFUSE).only("key", "value");
      var key = tag.requiredText("key");
      var value = Objects.requireNonNullElse(tag.text("value"), "");
      if (key.length() > LONGEST_KEY || key.startsWith("aws:") || value.length() > LONGEST_VALUE) {
        throw ApiError.invalidInput("The tag is not valid: " + key);
      }
      tags.put(key, value);
    }
    checkCount(tags.size());
    return tags;
  }

  private static void checkCount(int count) {
    if (count > MOST) {
      throw ApiError.invalidInput("A resource can have %d tags at most.".formatted(MOST));
    }
  }

  private static EmulatedInstance target(Context context, Input input) {
    var instance = context.existing(input.requiredName("resourceName"));
    var arn = input.text("resourceArn");
    if (arn != null && !arn.equals(instance.arn())) {
      throw ApiError.notFound("resource", arn);
    }
    return instance;
  }

  private static JsonObject operations(Context context, String type, EmulatedInstance target) {
    return Shapes.operations(List.of(context.begin(type, target)));
  }
}
