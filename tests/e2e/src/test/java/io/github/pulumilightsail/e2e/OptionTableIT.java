package io.github.pulumilightsail.e2e;

import static io.github.pulumilightsail.e2e.Calls.written;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.protobuf.Struct;
import io.github.pulumilightsail.e2e.harness.PluginProcess;
import io.github.pulumilightsail.e2e.harness.Stage;
import io.github.pulumilightsail.emulator.LightsailEmulator;
import io.github.pulumilightsail.emulator.behavior.Progress;
import io.github.pulumilightsail.emulator.behavior.Switches;
import io.github.pulumilightsail.emulator.model.EmulatedOptions;
import io.github.pulumilightsail.emulator.model.OptionsPatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The whole table: from each combination of values, each single option and each pair of options is
 * changed. Each change is exactly one write, which carries httpTokens and says nothing of any other
 * option that the program does not manage.
 */
final class OptionTableIT {
  /** The only region in which there are four. */
  private static final String REGION = "eu-north-1";

  private static final List<String> OPTIONS =
      List.of("httpTokens", "httpEndpoint", "httpPutResponseHopLimit", "httpProtocolIpv6");

  private static final Map<String, List<Object>> VALUES =
      Map.of(
          "httpTokens", List.of("optional", "required"),
          "httpEndpoint", List.of("enabled", "disabled"),
          "httpPutResponseHopLimit", List.of(1, 7),
          "httpProtocolIpv6", List.of("disabled", "enabled"));

  /**
   * One row.
   *
   * @param start bit by bit, which of its two values each option has at first
   * @param changed the options that the program manages and changes
   */
  private record Row(int start, List<String> changed) {
    String instance() {
      return "i-" + start + "-" + String.join("-", changed);
    }

    Object before(String option) {
      return requireNonNull(VALUES.get(option)).get((start >> OPTIONS.indexOf(option)) & 1);
    }

    Object after(String option) {
      var flipped = changed.contains(option) ? 1 : 0;
      return requireNonNull(VALUES.get(option))
          .get(((start >> OPTIONS.indexOf(option)) & 1) ^ flipped);
    }

    OptionsPatch patch() {
      return new OptionsPatch(
          (String) before("httpTokens"),
          (String) before("httpEndpoint"),
          (Integer) before("httpPutResponseHopLimit"),
          (String) before("httpProtocolIpv6"));
    }

    /** The program that manages the changed options and leaves them as they are. */
    String unchangedProgram() {
      return program(changed.stream().map(option -> property(option, before(option))).toList());
    }

    String changedProgram() {
      return program(changed.stream().map(option -> property(option, after(option))).toList());
    }

    private String program(List<String> options) {
      return "{\"instanceName\": \"%s\", \"imdsV1UsageCheck\": \"off\", \"onDelete\": \"restore\", %s}"
          .formatted(instance(), String.join(", ", options));
    }

    private static String property(String option, Object value) {
      return value instanceof Integer
          ? "\"%s\": %s".formatted(option, value)
          : "\"%s\": \"%s\"".formatted(option, value);
    }

    /** What the one write has to say: the changed options, and httpTokens. */
    JsonObject expectedWrite() {
      var request = new TreeMap<String, String>();
      request.put("httpTokens", property("httpTokens", after("httpTokens")));
      changed.forEach(option -> request.put(option, property(option, after(option))));
      return Calls.json(
          request.values().stream()
              .collect(joining(", ", "{instanceName: \"" + instance() + "\", ", "}")));
    }

    void isRightIn(EmulatedOptions options) {
      assertThat(options.httpTokens()).as("%s", this).isEqualTo(after("httpTokens"));
      assertThat(options.httpEndpoint()).as("%s", this).isEqualTo(after("httpEndpoint"));
      assertThat(options.httpPutResponseHopLimit())
          .as("%s", this)
          .isEqualTo(after("httpPutResponseHopLimit"));
      assertThat(options.httpProtocolIpv6()).as("%s", this).isEqualTo(after("httpProtocolIpv6"));
    }
  }

  private static List<List<String>> singlesAndPairs() {
    var all = new ArrayList<List<String>>();
    for (var first = 0; first < OPTIONS.size(); first++) {
      all.add(List.of(OPTIONS.get(first)));
      for (var second = first + 1; second < OPTIONS.size(); second++) {
        all.add(List.of(OPTIONS.get(first), OPTIONS.get(second)));
      }
    }
    return all;
  }

  private static List<Row> rows() {
    var rows = new ArrayList<Row>();
    for (var start = 0; start < 16; start++) {
      for (var changed : singlesAndPairs()) {
        rows.add(new Row(start, changed));
      }
    }
    return rows;
  }

  @RegisterExtension final Stage stage = new Stage();

  @Test
  void everySingleAndEveryPairByUpdate() throws Exception {
    try (var emulator = emulator();
        var plugin = PluginProcess.start().configured(emulator, REGION, "")) {
      forEachRow(row -> {
        var before = row.unchangedProgram();
        var created = plugin.create(row.instance(), before);
        assertThat(writesTo(emulator, row)).as("%s", row).isEmpty();
        plugin.update(
            row.instance(), created.getId(), created.getProperties(), before, row.changedProgram());
        hasMadeTheOneWrite(emulator, row);
      });
    }
  }

  @Test
  void everySingleAndEveryPairByCreateAndDelete() throws Exception {
    try (var emulator = emulator();
        var plugin = PluginProcess.start().configured(emulator, REGION, "")) {
      Map<Row, Struct> states = new ConcurrentHashMap<>();
      forEachRow(row -> {
        states.put(row, plugin.create(row.instance(), row.changedProgram()).getProperties());
        hasMadeTheOneWrite(emulator, row);
      });
      // The next run of the engine.
      plugin.configured(emulator, REGION, "");
      forEachRow(row -> {
        plugin.delete(
            row.instance(),
            row.instance() + "@" + REGION,
            states.getOrDefault(row, Struct.getDefaultInstance()),
            row.changedProgram());
        assertThat(writesTo(emulator, row))
            .as("%s", row)
            .hasSize(2)
            .allMatch(w -> w.has("httpTokens"));
        var back = emulator.instance(REGION, row.instance()).options();
        assertThat(back)
            .as("%s", row)
            .isEqualTo(EmulatedOptions.serviceDefaults().with(row.patch()));
      });
    }
  }

  /** The ten of one combination through the engine, as one program of ten resources. */
  @Test
  void everySingleAndEveryPairThroughTheEngine() {
    var rows = singlesAndPairs().stream().map(changed -> new Row(0b0101, changed)).toList();
    rows.forEach(row ->
        stage.emulator().region(REGION).instance(row.instance()).options(row.patch()).create());
    stage.config("lightsail:region", REGION);

    stage.program(program(rows.stream().map(Row::unchangedProgram).toList()));
    stage.up();
    assertThat(stage.emulator().mutations()).isEmpty();
    stage.program(program(rows.stream().map(Row::changedProgram).toList()));
    assertThat(stage.preview().steps())
        .containsExactlyInAnyOrderElementsOf(
            rows.stream()
                .map(row ->
                    "update r%d %s"
                        .formatted(
                            rows.indexOf(row),
                            row.changed().stream().sorted().collect(joining(" "))))
                .toList());
    stage.up();
    rows.forEach(row -> hasMadeTheOneWrite(stage.emulator(), row));
  }

  private static String program(List<String> properties) {
    var yaml = new StringBuilder("resources:\n");
    for (var i = 0; i < properties.size(); i++) {
      yaml.append(
          """
            r%d:
              type: lightsail:InstanceMetadataOptions
              properties: %s
          """
              .formatted(i, properties.get(i)));
    }
    return yaml.toString();
  }

  private static LightsailEmulator emulator() {
    var emulator = LightsailEmulator.start();
    emulator.behavior().set(Switches.APPLIED, Progress.atOnce());
    emulator.behavior().set(Switches.OPERATION_DONE, Progress.atOnce());
    rows()
        .forEach(
            row -> emulator.region(REGION).instance(row.instance()).options(row.patch()).create());
    return emulator;
  }

  private static void hasMadeTheOneWrite(LightsailEmulator emulator, Row row) {
    assertThat(writesTo(emulator, row)).as("%s", row).containsExactly(row.expectedWrite());
    row.isRightIn(emulator.instance(REGION, row.instance()).options());
  }

  private static List<JsonObject> writesTo(LightsailEmulator emulator, Row row) {
    return written(
        emulator.calls().stream()
            .filter(call -> call.instanceName().filter(row.instance()::equals).isPresent())
            .toList());
  }

  /** All at a time, as the engine would. */
  private static void forEachRow(java.util.function.Consumer<Row> work) throws Exception {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (var row : rows()) {
        tasks.add(() -> {
          work.accept(row);
          return null;
        });
      }
      for (Future<Void> done : executor.invokeAll(tasks)) {
        done.get();
      }
    }
  }
}
