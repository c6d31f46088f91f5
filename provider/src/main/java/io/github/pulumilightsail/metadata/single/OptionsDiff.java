package io.github.pulumilightsail.metadata.single;

import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.aws.port.Regions;
import io.github.pulumilightsail.metadata.OptionFields;
import io.github.pulumilightsail.metadata.single.OptionsDrift.Drift;
import io.github.pulumilightsail.property.PropertyPath;
import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.resource.Change;
import io.github.pulumilightsail.resource.Change.Kind;
import io.github.pulumilightsail.resource.FieldDiff;
import io.github.pulumilightsail.resource.Request;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an update of {@link InstanceMetadataOptions} would change. */
final class OptionsDiff {
  private final Regions regions;

  OptionsDiff(Regions regions) {
    this.regions = regions;
  }

  List<Change> diff(Request request) {
    var changes = new ArrayList<Change>();
    for (var field : OptionsSchema.INPUTS) {
      switch (field.name()) {
        case "instanceArn" -> arn(request).ifPresent(changes::add);
        case "region" -> region(request).ifPresent(changes::add);
        default ->
            changes.addAll(FieldDiff.diff(List.of(field), request.oldInputs(), request.inputs()));
      }
    }
    return changes;
  }

  /**
   * The managed options that were last seen with another value than the program sets. An update
   * that concerned other options may have seen them.
   */
  static Set<Option> unseen(Request request) {
    var wanted = OptionFields.read(request.inputs());
    var shown = OptionFields.read(request.state());
    var seen =
        OptionsState.pending(request.state())
            .map(left -> left.values().orElse(shown))
            .orElse(shown);
    return seen.only(wanted.given()).differingFrom(wanted);
  }

  /**
   * The options that an update names: those whose input has changed, and those that a look has
   * found otherwise or, where there was none, that were seen otherwise before.
   */
  static Set<Option> named(Request request, Optional<Drift> drift) {
    var named = EnumSet.noneOf(Option.class);
    named.addAll(changed(request));
    named.addAll(
        drift
            .map(found -> found.step().differing())
            .orElseGet(() -> {
              var unseen = unseen(request);
              unseen.addAll(givenUp(request));
              return unseen;
            }));
    return named;
  }

  /** The options that are managed so far, and that the program does not set. */
  static Set<Option> givenUp(Request request) {
    var givenUp = EnumSet.noneOf(Option.class);
    givenUp.addAll(OptionsState.managed(request.oldInputs(), request.state()).options());
    givenUp.removeAll(OptionFields.managed(request.inputs()));
    return givenUp;
  }

  /** The options that the program sets, and whose input has changed. */
  static Set<Option> changed(Request request) {
    return OptionFields.read(request.inputs())
        .differingFrom(OptionFields.read(request.oldInputs()));
  }

  /**
   * The ARN changes only with the instance: to say the ARN of the instance that it is, or to say it
   * no longer, changes nothing.
   */
  private static Optional<Change> arn(Request request) {
    var path = PropertyPath.of("instanceArn");
    var wanted = request.inputs().get("instanceArn").revealed();
    if (wanted.isAbsent() || wanted.equals(request.state().get("instanceArn").revealed())) {
      return Optional.empty();
    }
    var kind = request.oldInputs().get("instanceArn").isAbsent() ? Kind.ADD : Kind.UPDATE;
    return Optional.of(Change.of(path, kind).replacing());
  }

  /** Says where a resource moves to by the provider's region, which no input tells. */
  Optional<String> movesTo(Request request) {
    return region(request)
        .filter(_ -> request.inputs().get("region").isAbsent())
        .map(_ ->
            "the region is that of the provider: %s → %s"
                .formatted(
                    request.state().text("region").orElse("none"),
                    regions.defaultRegion().orElse("none")));
  }

  /** What counts is the region that the resource is in, whether it was named or the provider's. */
  private Optional<Change> region(Request request) {
    var path = PropertyPath.of("region");
    var wanted = effective(request.inputs());
    var current = request.state().get("region").revealed();
    if (wanted.isAbsent() || current.isAbsent() || wanted.equals(current)) {
      return Optional.empty();
    }
    var before = !request.oldInputs().get("region").isAbsent();
    var after = !request.inputs().get("region").isAbsent();
    var kind =
        before && after ? Kind.UPDATE : after ? Kind.ADD : before ? Kind.DELETE : Kind.UPDATE;
    return Optional.of(new Change(path, kind, true, before));
  }

  private PropertyValue effective(Fields inputs) {
    var given = inputs.get("region").revealed();
    return given.isAbsent()
        ? regions.defaultRegion().map(PropertyValue::of).orElse(PropertyValue.Null.VALUE)
        : given;
  }
}
