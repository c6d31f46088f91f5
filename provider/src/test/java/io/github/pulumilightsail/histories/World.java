package io.github.pulumilightsail.histories;

import io.github.pulumilightsail.LightsailPackage;
import io.github.pulumilightsail.aws.AwsRegions;
import io.github.pulumilightsail.emulator.EmulatedRegion;
import io.github.pulumilightsail.emulator.LightsailEmulator;
import io.github.pulumilightsail.emulator.behavior.Choices.Strictness;
import io.github.pulumilightsail.emulator.behavior.Progress;
import io.github.pulumilightsail.emulator.behavior.Switches;
import io.github.pulumilightsail.emulator.model.EmulatedOptions;
import io.github.pulumilightsail.emulator.model.InstanceState;
import io.github.pulumilightsail.emulator.model.OptionsChange;
import io.github.pulumilightsail.emulator.model.OptionsPatch;
import io.github.pulumilightsail.emulator.model.OptionsState;
import io.github.pulumilightsail.emulator.model.RecordedCall;
import io.github.pulumilightsail.testing.Cloud;
import io.github.pulumilightsail.testing.FakeTicker;
import io.github.pulumilightsail.testing.Plugin;
import io.github.pulumilightsail.testing.Values;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Two accounts with instances of the same names, a plugin, and one person's configuration. */
final class World implements AutoCloseable {
  private static final String OURS = "111122223333";
  private static final String THEIRS = "999988887777";

  final LightsailEmulator emulator = LightsailEmulator.start();
  final Plugin plugin;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<String> startedUnseen = new HashSet<>();
  private String region = Dice.REGIONS.getFirst();

  World() {
    plugin =
        Plugin.over(
            config -> LightsailPackage.registry(new AwsRegions(config, executor, Cloud.NOBODY)),
            new FakeTicker());
    reset();
  }

  /** Everything as at the start. */
  void reset() {
    emulator.reset();
    startedUnseen.clear();
    emulator.behavior().set(Switches.APPLIED, Progress.atOnce());
    emulator.behavior().set(Switches.OPERATION_DONE, Progress.atOnce());
    emulator.credentials().assign("AKIATHEIRS", THEIRS);
    region = Dice.REGIONS.getFirst();
    for (var each : Dice.REGIONS) {
      for (var name : Dice.NAMES) {
        emulator.region(each).instance(name).tag("env", "prod").create();
        emulator.region(THEIRS, each).instance(name).create();
      }
    }
    configure("AKIAOURS");
  }

  /** Uses these keys from the next run on. */
  void configure(String accessKey) {
    var _ =
        plugin.configuredWith(
            Map.of(
                "region", region,
                "endpoint", emulator.uri().toString(),
                "stsEndpoint", emulator.uri().toString(),
                "accessKey", Values.secret(accessKey),
                "secretKey", Values.secret("x"),
                "allowedAccountIds", List.of(OURS),
                "maxRetries", 0));
  }

  void move(String other) {
    region = other;
    configure("AKIAOURS");
  }

  String region() {
    return region;
  }

  /** An instance by {@code name@region}. */
  EmulatedRegion regionOf(String key) {
    return emulator.region(key.substring(key.indexOf('@') + 1));
  }

  static String name(String key) {
    return key.substring(0, key.indexOf('@'));
  }

  /** All instances of ours, by {@code name@region}. */
  List<String> keys() {
    return Dice.REGIONS.stream()
        .flatMap(each -> Dice.NAMES.stream().map(name -> name + "@" + each))
        .toList();
  }

  Map<String, Object> options(String key) {
    return values(regionOf(key).get(name(key)).options());
  }

  /** Whether it is stopped, and a write waits for its start. */
  boolean waits(String key) {
    return isStopped(key) && regionOf(key).get(name(key)).options().state() == OptionsState.PENDING;
  }

  boolean isStopped(String key) {
    return regionOf(key).get(name(key)).state() == InstanceState.STOPPED;
  }

  /** Whether its options are in force, and nothing waits for its endpoint. */
  boolean isInForce(String key) {
    var live = regionOf(key).get(name(key));
    return live.state() == InstanceState.RUNNING
        && live.options().state() == OptionsState.APPLIED
        && !isAlone(key);
  }

  /** Whether AWS takes none of its other options, which come with the enabling. */
  boolean isAlone(String key) {
    return emulator.behavior().get(Switches.DISABLED_WITH_OTHERS) == Strictness.REFUSE
        && "disabled".equals(options(key).get("httpEndpoint"));
  }

  /**
   * Whether it is stopped and has been started since something waited: if nobody has looked
   * meanwhile, nothing shows that.
   */
  boolean isStale(String key) {
    return startedUnseen.contains(key) && isStopped(key);
  }

  /** The options that each write since then has changed, of each instance. */
  Map<String, Set<String>> changedSince(Map<String, Integer> lengths) {
    var changed = new LinkedHashMap<String, Set<String>>();
    lengths.forEach((key, from) -> {
      var timeline = regionOf(key).timeline(name(key));
      for (var i = from; i < timeline.size(); i++) {
        var before = timeline.get(i - 1);
        var after = timeline.get(i);
        if (isOurs(after)) {
          var was = values(before.options());
          values(after.options()).entrySet().stream()
              .filter(each -> !each.getValue().equals(was.get(each.getKey())))
              .map(Map.Entry::getKey)
              .filter(option -> !option.equals("httpTokens") || isToBeNamed(before, after))
              .forEach(option -> changed.computeIfAbsent(key, _ -> new HashSet<>()).add(option));
        }
      }
    });
    return changed;
  }

  /**
   * Tokens need not be named on an endpoint that is enabled with those that are wanted, on one that
   * is disabled and lost them by that, nor where nobody knows what waits and the stricter is sent.
   */
  private static boolean isToBeNamed(OptionsChange before, OptionsChange after) {
    var isStricter = after.options().httpTokens().equals("required");
    var wasDisabled = before.options().httpEndpoint().equals("disabled");
    return after.options().httpEndpoint().equals("enabled")
        && !(isStricter && (wasDisabled || before.options().state() == OptionsState.PENDING));
  }

  /** How long the timelines are by now. */
  Map<String, Integer> lengths() {
    var lengths = new LinkedHashMap<String, Integer>();
    keys().forEach(key -> lengths.put(key, regionOf(key).timeline(name(key)).size()));
    return lengths;
  }

  /** Whether the last change of its values was a write of ours. */
  boolean isLastOurs(String key) {
    var timeline = regionOf(key).timeline(name(key));
    var last = timeline.size() - 1;
    while (last > 0
        && values(timeline.get(last).options()).equals(values(timeline.get(last - 1).options()))) {
      last--;
    }
    return isOurs(timeline.get(last));
  }

  static boolean isOurs(OptionsChange change) {
    return change.cause().equals("UpdateInstanceMetadataOptions");
  }

  private static Map<String, Object> values(EmulatedOptions options) {
    return Map.of(
        "httpTokens", options.httpTokens(),
        "httpEndpoint", options.httpEndpoint(),
        "httpPutResponseHopLimit", options.httpPutResponseHopLimit());
  }

  String arn(String key) {
    return regionOf(key).get(name(key)).arn();
  }

  /** Whether one of the options that are told is not as it is. */
  boolean differs(String key, Map<?, ?> expected) {
    return options(key).entrySet().stream()
        .anyMatch(each ->
            expected.containsKey(each.getKey())
                && !each.getValue().equals(expected.get(each.getKey())));
  }

  void meddle(String name, String how) {
    var ours = emulator.region(region);
    var key = name + "@" + region;
    if (waits(key) && !List.of("start", "tag", "untag", "replace").contains(how)) {
      // What somebody else writes to it now cannot be told from what waits.
      return;
    }
    switch (how) {
      case "stop" -> ours.enter(name, InstanceState.STOPPED);
      case "start" -> {
        if (waits(key)) {
          startedUnseen.add(key);
        }
        ours.enter(name, InstanceState.RUNNING);
      }
      case "harden" -> ours.change(name, OptionsPatch.none().tokens("required"));
      case "soften" -> ours.change(name, OptionsPatch.none().tokens("optional"));
      case "hop" -> ours.change(name, OptionsPatch.none().hopLimit(5));
      case "off" -> ours.change(name, OptionsPatch.none().endpoint("disabled"));
      case "on" -> ours.change(name, OptionsPatch.none().endpoint("enabled"));
      case "tag" -> ours.retag(name, Map.of("env", "prod"));
      case "untag" -> ours.retag(name, Map.of());
      case "replace" -> ours.replace(name);
      default -> throw new IllegalArgumentException(how);
    }
  }

  /**
   * The instances that the program wants, with the resource that wants each. Two that want one are
   * an error, but not where a target leaves one of them out; what is wanted then is nobody's guess.
   */
  Map<String, Declared> wanted(List<Declared> program) {
    var wanted = new LinkedHashMap<String, Declared>();
    var twice = new HashSet<String>();
    for (var declared : program) {
      for (var name : Dice.NAMES) {
        var key = name + "@" + region;
        if (wants(declared, name) && wanted.put(key, declared) != null) {
          twice.add(key);
        }
      }
    }
    wanted.keySet().removeAll(twice);
    return wanted;
  }

  /** Of one that ignores all changes, its first program says what it wants. */
  private boolean wants(Declared declared, String name) {
    if (declared.ignored().contains("*")) {
      return false;
    }
    return declared.fleet()
        ? !exempts(declared, name)
            && declared.inputs().get("selector") instanceof Map<?, ?> selector
            && selects(selector, name)
        : name.equals(declared.inputs().get("instanceName"));
  }

  private boolean selects(Map<?, ?> selector, String name) {
    var live = emulator.region(region).get(name);
    return !(selector.get("exclude") instanceof List<?> exclude && exclude.contains(name))
        && (!(selector.get("namePrefix") instanceof String prefix) || name.startsWith(prefix))
        && (!selector.containsKey("tags") || "prod".equals(live.tags().get("env")));
  }

  private static boolean exempts(Declared declared, String name) {
    return declared.inputs().get("exceptions") instanceof List<?> exceptions
        && exceptions.stream()
            .anyMatch(
                each -> each instanceof Map<?, ?> map && name.equals(map.get("instanceName")));
  }

  /** The writes since this was last asked. */
  List<RecordedCall> writes() {
    var writes =
        emulator.calls("UpdateInstanceMetadataOptions").stream()
            .filter(call -> !call.account().isEmpty())
            .toList();
    emulator.clearCalls();
    return writes;
  }

  @Override
  public void close() {
    plugin.close();
    executor.close();
    emulator.close();
  }
}
