package io.github.pulumilightsail.e2e;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.pulumilightsail.emulator.model.RecordedCall;
import java.util.List;
import java.util.Optional;

/** What is asked about the calls that Lightsail got. */
final class Calls {
  static final String UPDATE = "UpdateInstanceMetadataOptions";

  private Calls() {}

  static List<RecordedCall> writes(List<RecordedCall> calls) {
    return calls.stream().filter(RecordedCall::mutating).toList();
  }

  /** The bodies of the writes. */
  static List<JsonObject> written(List<RecordedCall> calls) {
    return writes(calls).stream().map(RecordedCall::request).toList();
  }

  static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  /** The names of the instances that were written to, each as often as it was, in order. */
  static List<String> instances(List<RecordedCall> calls) {
    return writes(calls).stream()
        .map(RecordedCall::instanceName)
        .flatMap(Optional::stream)
        .sorted()
        .toList();
  }
}
