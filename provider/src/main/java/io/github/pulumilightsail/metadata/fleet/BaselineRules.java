package io.github.pulumilightsail.metadata.fleet;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.metadata.InstanceId;
import io.github.pulumilightsail.metadata.Managed;
import io.github.pulumilightsail.metadata.Run;
import io.github.pulumilightsail.metadata.Step;
import io.github.pulumilightsail.resource.Request;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a program makes of each instance of its baseline.
 *
 * @param postponed the instances whose tokens stay as they are for now
 * @param named the options of each instance that an earlier plan has named; empty: all may be
 *     written
 */
record BaselineRules(
    BaselineProgram program,
    BaselineRecords records,
    SortedMap<InstanceId, Postponed> postponed,
    Optional<Map<InstanceId, Set<Option>>> named) {

  static BaselineRules of(Request request, Run run) {
    return new BaselineRules(
        BaselineProgram.of(request, run),
        BaselineRecords.of(request.state(), run),
        new TreeMap<>(),
        Optional.empty());
  }

  String urn() {
    return program.request().urn();
  }

  /** The same, with these postponed and no others. */
  BaselineRules postponing(SortedMap<InstanceId, Postponed> instances) {
    return new BaselineRules(program, records, instances, named);
  }

  /** The same, where only these options of each instance are written. */
  BaselineRules naming(Map<InstanceId, Set<Option>> options) {
    return new BaselineRules(program, records, postponed, Optional.of(options));
  }

  /** The same, where all may be written. */
  BaselineRules namingAll() {
    return new BaselineRules(program, records, postponed, Optional.empty());
  }

  /** Whether {@code ignoreChanges} covers all that is managed of it. */
  boolean isIgnored(InstanceId id) {
    var managed = records.of(id).options();
    return !managed.isEmpty() && program.ignored(id).containsAll(managed);
  }

  /** Whether it is exempt only since the last update. */
  boolean isNewlyExempt(InstanceId id) {
    return program.isExempt(id)
        && records.managed().containsKey(id)
        && !program.request().state().texts("exempt").contains(id.toString());
  }

  /** What the program makes of an instance that is selected. */
  Step step(Instance live) {
    return step(live, records.of(live));
  }

  /**
   * The same.
   *
   * @param managed what is known of it
   */
  Step step(Instance live, Managed managed) {
    var id = InstanceId.of(live);
    var ignored = program.ignored(id);
    var earlier = managed;
    if (postponed.containsKey(id)) {
      ignored.add(Option.HTTP_TOKENS);
      // What has opened one that was imported is not what was there before.
      earlier =
          managed.options().contains(Option.HTTP_TOKENS)
              ? managed.before(program.wanted().only(EnumSet.of(Option.HTTP_TOKENS)))
              : managed;
    }
    return earlier.step(live, program.wanted(), program.onDelete(), ignored, named(id));
  }

  /** What is known of an instance that leaves, as far as the program lets it be put back. */
  Managed leaving(InstanceId id) {
    return records.of(id).except(program.ignored(id));
  }

  /** The options of an instance that may be written; empty: all. */
  Optional<Set<Option>> named(InstanceId id) {
    return named.map(all -> all.getOrDefault(id, Set.of()));
  }

  /** What the end of its management makes of an instance that leaves. */
  Step ending(Instance live) {
    return leaving(InstanceId.of(live)).ending(live, program.onDelete());
  }
}
