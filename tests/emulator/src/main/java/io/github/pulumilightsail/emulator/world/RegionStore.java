package io.github.pulumilightsail.emulator.world;

import io.github.pulumilightsail.emulator.behavior.Choices.WhenStopped;
import io.github.pulumilightsail.emulator.behavior.Progress;
import io.github.pulumilightsail.emulator.behavior.Switches;
import io.github.pulumilightsail.emulator.model.EmulatedInstance;
import io.github.pulumilightsail.emulator.model.EmulatedOptions;
import io.github.pulumilightsail.emulator.model.InstanceState;
import io.github.pulumilightsail.emulator.model.OptionsChange;
import io.github.pulumilightsail.emulator.model.OptionsState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The instances and operations of one account in one region. Use only while the world is locked.
 */
public final class RegionStore {
  private final RegionKey key;
  private final World world;
  private final NavigableMap<String, LiveInstance> instances = new TreeMap<>();
  private final OperationStore operations;
  private final Map<String, List<OptionsChange>> timelines = new HashMap<>();

  RegionStore(RegionKey key, World world) {
    this.key = key;
    this.world = world;
    this.operations = new OperationStore(world);
  }

  public RegionKey key() {
    return key;
  }

  public OperationStore operations() {
    return operations;
  }

  public EmulatedInstance create(NewInstance wanted) {
    var id = UUID.randomUUID();
    var instance =
        new LiveInstance(
            new EmulatedInstance(
                wanted.name(),
                "arn:aws:lightsail:" + key.region() + ":" + key.account() + ":Instance/" + id,
                key.account() + "/i-" + id.toString().replace("-", "").substring(0, 17),
                now(),
                key.account(),
                key.region(),
                wanted.availabilityZone(),
                wanted.state(),
                wanted.blueprintId(),
                wanted.bundleId(),
                wanted.ipAddressType(),
                wanted.tags(),
                wanted.options()));
    instances.put(wanted.name(), instance);
    note(instance, "created");
    if (wanted.options().state() == OptionsState.PENDING) {
      beginPending(instance, world.behavior().get(Switches.APPLIED));
    }
    return instance.picture();
  }

  public boolean delete(String name) {
    return instances.remove(name) != null;
  }

  /** Deletes an instance and creates another like it, with its blueprint's default options. */
  public void replace(String name) {
    var old = instances.get(name);
    if (old != null) {
      var like = old.created;
      create(
          new NewInstance(
              name,
              like.availabilityZone(),
              InstanceState.RUNNING,
              like.blueprintId(),
              like.bundleId(),
              like.ipAddressType(),
              old.tags,
              world.behavior().defaultsOf(like.blueprintId())));
    }
  }

  /** The instance as it is, without counting as a read. */
  public Optional<EmulatedInstance> peek(String name) {
    return Optional.ofNullable(instances.get(name)).map(this::settled);
  }

  /** The instance as a read of the API sees it. */
  public Optional<EmulatedInstance> read(String name) {
    return Optional.ofNullable(instances.get(name)).map(this::readLive);
  }

  private EmulatedInstance readLive(LiveInstance instance) {
    var seen = shown(instance, settled(instance));
    instance.countRead();
    return seen;
  }

  private EmulatedInstance shown(LiveInstance instance, EmulatedInstance actual) {
    if (!instance.waitsForStart()) {
      return actual;
    }
    return switch (world.behavior().get(Switches.STOPPED_READS)) {
      case WRITTEN -> actual;
      case PENDING -> actual.with(instance.inForce.with(OptionsState.PENDING));
      case NOTHING -> actual.with(instance.inForce);
    };
  }

  public List<EmulatedInstance> peekAll() {
    return instances.values().stream().map(this::settled).toList();
  }

  /** Up to {@code count} instances by name, from the first one after {@code after}. */
  public List<EmulatedInstance> readPage(String after, int count) {
    return instances.tailMap(after, false).values().stream()
        .limit(count)
        .map(this::readLive)
        .toList();
  }

  public boolean hasAfter(String name) {
    return instances.higherKey(name) != null;
  }

  /** Gives an instance other options, pending for as long as {@code progress} says. */
  public void write(String name, EmulatedOptions options, String cause, Progress progress) {
    var instance = instances.get(name);
    if (instance == null) {
      return;
    }
    instance.options = options.with(OptionsState.PENDING);
    note(instance, cause);
    beginPending(instance, progress);
    settled(instance);
  }

  private void beginPending(LiveInstance instance, Progress progress) {
    var waits =
        instance.state == InstanceState.STOPPED
            && world.behavior().get(Switches.WHEN_STOPPED) == WhenStopped.AT_START;
    instance.optionsDue = waits ? null : new Due(progress, now());
  }

  /** Gives an instance tags, in the place of those with the same keys. */
  public void tag(String name, Map<String, String> tags) {
    var instance = instances.get(name);
    if (instance != null) {
      instance.tags.putAll(tags);
    }
  }

  /** Takes tags from an instance; keys that it does not have are no error. */
  public void untag(String name, Collection<String> keys) {
    var instance = instances.get(name);
    if (instance != null) {
      instance.tags.keySet().removeAll(keys);
    }
  }

  /** Ends what is pending. */
  public void apply(String name) {
    var instance = instances.get(name);
    if (instance != null && instance.options.state() == OptionsState.PENDING) {
      applied(instance);
    }
  }

  private void applied(LiveInstance instance) {
    instance.optionsDue = null;
    instance.options = instance.options.with(OptionsState.APPLIED);
    instance.inForce = instance.options;
    note(instance, "applied");
  }

  /** Gives an instance other options at once, as somebody else would see them some time later. */
  public void change(String name, EmulatedOptions options, String cause) {
    var instance = instances.get(name);
    if (instance != null) {
      instance.options = options.with(OptionsState.APPLIED);
      instance.inForce = instance.options;
      instance.optionsDue = null;
      note(instance, cause);
    }
  }

  /** Puts an instance into a state at once. */
  public void enter(String name, InstanceState state) {
    var instance = instances.get(name);
    if (instance != null) {
      instance.nextState = null;
      instance.stateDue = null;
      arrive(instance, state);
    }
  }

  /** Sends an instance through one state to another. */
  public void move(String name, InstanceState through, InstanceState to) {
    var instance = instances.get(name);
    if (instance != null) {
      instance.state = through;
      instance.nextState = to;
      instance.stateDue = new Due(world.behavior().get(Switches.STATE_REACHED), now());
      settled(instance);
    }
  }

  private void arrive(LiveInstance instance, InstanceState state) {
    instance.state = state;
    if (state == InstanceState.RUNNING && instance.waitsForStart()) {
      instance.optionsDue = new Due(world.behavior().get(Switches.APPLIED), now());
    }
  }

  private EmulatedInstance settled(LiveInstance instance) {
    var now = now();
    if (instance.stateDue != null && instance.nextState != null && instance.stateDue.isDone(now)) {
      var next = instance.nextState;
      instance.stateDue = null;
      instance.nextState = null;
      arrive(instance, next);
    }
    if (instance.optionsDue != null && instance.optionsDue.isDone(now)) {
      applied(instance);
    }
    return instance.picture();
  }

  private void note(LiveInstance instance, String cause) {
    timelines
        .computeIfAbsent(instance.created.name(), _ -> new ArrayList<>())
        .add(
            new OptionsChange(
                world.nextSequence(), now(), cause, instance.created.arn(), instance.options));
  }

  /** All changes of the options of all instances that had this name. */
  public List<OptionsChange> timeline(String name) {
    return List.copyOf(timelines.getOrDefault(name, List.of()));
  }

  /** The IMDSv1 calls of one day (UTC); 0 is a data point too. */
  public void imdsV1Calls(String name, LocalDate day, double count) {
    var instance = instances.get(name);
    if (instance != null) {
      instance.imdsV1Calls.put(day, count);
    }
  }

  public NavigableMap<LocalDate, Double> imdsV1Calls(String name) {
    var instance = instances.get(name);
    return instance == null ? new TreeMap<>() : new TreeMap<>(instance.imdsV1Calls);
  }

  private Instant now() {
    return world.clock().instant();
  }
}
