package io.github.pulumilightsail.emulator;

import io.github.pulumilightsail.emulator.model.EmulatedInstance;
import io.github.pulumilightsail.emulator.model.InstanceState;
import io.github.pulumilightsail.emulator.model.OptionsPatch;
import io.github.pulumilightsail.emulator.model.OptionsState;
import io.github.pulumilightsail.emulator.world.NewInstance;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An instance to be put into a region: running, with its blueprint's default options, unless said
 * otherwise. Nothing exists before {@link #create()}.
 */
public final class InstanceSeed {
  /** Launched with both versions of IMDS answering, as most are. */
  static final String BLUEPRINT = "ubuntu_22_04";

  private final EmulatedRegion region;
  private final String name;
  private final Map<String, String> tags = new TreeMap<>();
  private String zone;
  private InstanceState state = InstanceState.RUNNING;
  private @Nullable InstanceState next;
  private OptionsState optionsState = OptionsState.APPLIED;
  private String blueprint = BLUEPRINT;
  private String bundle = "nano_3_0";
  private String addresses = "dualstack";
  private OptionsPatch patch = OptionsPatch.none();

  InstanceSeed(EmulatedRegion region, String name) {
    this.region = region;
    this.name = name;
    this.zone = region.name() + "a";
  }

  public InstanceSeed running() {
    return state(InstanceState.RUNNING);
  }

  public InstanceSeed stopped() {
    return state(InstanceState.STOPPED);
  }

  /** Pending, and running some reads later: see {@code stateReached}. */
  public InstanceSeed starting() {
    next = InstanceState.RUNNING;
    return state(InstanceState.PENDING);
  }

  /** Stopping, and stopped some reads later. */
  public InstanceSeed stopping() {
    next = InstanceState.STOPPED;
    return state(InstanceState.STOPPING);
  }

  /** In this state until something moves it on. */
  public InstanceSeed state(InstanceState value) {
    state = value;
    return this;
  }

  /** Its options are not applied yet; they will be as after a write. */
  public InstanceSeed optionsPending() {
    optionsState = OptionsState.PENDING;
    return this;
  }

  public InstanceSeed tokens(String value) {
    return options(patch.tokens(value));
  }

  public InstanceSeed endpoint(String value) {
    return options(patch.endpoint(value));
  }

  public InstanceSeed hopLimit(int value) {
    return options(patch.hopLimit(value));
  }

  public InstanceSeed ipv6(String value) {
    return options(patch.ipv6(value));
  }

  /** What differs from the blueprint's defaults. */
  public InstanceSeed options(OptionsPatch value) {
    patch = value;
    return this;
  }

  public InstanceSeed blueprint(String id) {
    blueprint = id;
    return this;
  }

  public InstanceSeed bundle(String id) {
    bundle = id;
    return this;
  }

  /** One letter: {@code b} for {@code eu-central-1b}. */
  public InstanceSeed zone(String letter) {
    zone = region.name() + letter;
    return this;
  }

  public InstanceSeed ipAddressType(String value) {
    addresses = value;
    return this;
  }

  public InstanceSeed tag(String key, String value) {
    tags.put(key, value);
    return this;
  }

  /**
   * Puts it into the region, in the place of one that has its name.
   *
   * @return the instance as it is now
   */
  public EmulatedInstance create() {
    return region.with((world, store) -> {
      var options = world.behavior().defaultsOf(blueprint).with(patch).with(optionsState);
      var created =
          store.create(
              new NewInstance(name, zone, state, blueprint, bundle, addresses, tags, options));
      if (next != null) {
        store.move(name, state, next);
      }
      return created;
    });
  }
}
