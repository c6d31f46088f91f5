package io.github.pulumilightsail.emulator;

import io.github.pulumilightsail.emulator.model.EmulatedInstance;
import io.github.pulumilightsail.emulator.model.InstanceState;
import io.github.pulumilightsail.emulator.model.OptionsChange;
import io.github.pulumilightsail.emulator.model.OptionsPatch;
import io.github.pulumilightsail.emulator.world.RegionKey;
import io.github.pulumilightsail.emulator.world.RegionStore;
import io.github.pulumilightsail.emulator.world.World;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/**
 * One account's Lightsail in one region, seen and changed from outside the API: nothing done here
 * is a call, and looking does not make time pass.
 */
public final class EmulatedRegion {
  /** More than this at once is a slip of the keyboard, and would not fit into the memory. */
  public static final int LARGEST_FLEET = 100_000;

  private static final String CAUSE = "somebody else";

  private final World world;
  private final RegionKey key;

  EmulatedRegion(World world, RegionKey key) {
    this.world = world;
    this.key = key;
  }

  public String name() {
    return key.region();
  }

  public String account() {
    return key.account();
  }

  /** Describes a new instance; {@link InstanceSeed#create()} puts it here. */
  public InstanceSeed instance(String name) {
    return new InstanceSeed(this, name);
  }

  /** Puts {@code count} running instances here: {@code web-0001}, {@code web-0002} and so on. */
  public void fleet(String prefix, int count) {
    fleet(prefix, count, InstanceSeed.BLUEPRINT);
  }

  /** The same, launched from a blueprint. */
  public void fleet(String prefix, int count, String blueprint) {
    for (int i = 1; i <= count; i++) {
      instance(fleetName(prefix, i)).blueprint(blueprint).create();
    }
  }

  /** The name of a fleet's instance, counted from 1. */
  public static String fleetName(String prefix, int number) {
    return "%s-%04d".formatted(prefix, number);
  }

  /**
   * The instance of this name as it is now.
   *
   * @throws NoSuchElementException if there is none
   */
  public EmulatedInstance get(String name) {
    return find(name)
        .orElseThrow(() -> new NoSuchElementException("no instance " + name + " in " + key));
  }

  public Optional<EmulatedInstance> find(String name) {
    return with((_, store) -> store.peek(name));
  }

  /** All instances, by name. */
  public List<EmulatedInstance> instances() {
    return with((_, store) -> store.peekAll());
  }

  /** Every change of the options of every instance that has had this name, in order. */
  public List<OptionsChange> timeline(String name) {
    return with((_, store) -> store.timeline(name));
  }

  /** Changes options as somebody else would, behind the back of whoever manages them. */
  public void change(String name, OptionsPatch patch) {
    onExisting(name, (store, found) -> store.change(name, found.options().with(patch), CAUSE));
  }

  /** Gives an instance these tags and no others. */
  public void retag(String name, Map<String, String> tags) {
    onExisting(
        name,
        (store, found) -> {
          store.untag(name, found.tags().keySet());
          store.tag(name, tags);
        });
  }

  /** Ends what is pending, now. */
  public void apply(String name) {
    onExisting(name, (store, _) -> store.apply(name));
  }

  public void delete(String name) {
    onExisting(name, (store, _) -> store.delete(name));
  }

  /** Same name, new ARN, the blueprint's default options. */
  public void replace(String name) {
    onExisting(name, (store, _) -> store.replace(name));
  }

  /** Puts an instance into a state at once. */
  public void enter(String name, InstanceState state) {
    onExisting(name, (store, _) -> store.enter(name, state));
  }

  /** Sets the metric {@code MetadataNoToken} of a day (UTC). */
  public void imdsV1Calls(String name, LocalDate day, double count) {
    onExisting(name, (store, _) -> store.imdsV1Calls(name, day, count));
  }

  private void onExisting(String name, BiConsumer<RegionStore, EmulatedInstance> work) {
    world.run(() -> work.accept(world.store(key), get(name)));
  }

  <T> T with(BiFunction<World, RegionStore, T> work) {
    return world.locked(() -> work.apply(world, world.store(key)));
  }
}
