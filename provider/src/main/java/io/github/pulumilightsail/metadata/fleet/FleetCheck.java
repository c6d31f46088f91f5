package io.github.pulumilightsail.metadata.fleet;

import io.github.pulumilightsail.metadata.OptionRules;
import io.github.pulumilightsail.metadata.Run;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.PropertyValue.Items;
import io.github.pulumilightsail.resource.Field;
import io.github.pulumilightsail.resource.FieldCheck;
import io.github.pulumilightsail.resource.PropertyFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong with inputs that say which fleet is meant: {@code selector}, {@code regions} and
 * {@code exceptions}, of the baseline and of the functions alike.
 */
public final class FleetCheck {
  private FleetCheck() {}

  /**
   * What is wrong, each field by itself and those three together.
   *
   * @param fields all that the inputs may have
   */
  public static List<PropertyFailure> check(List<Field> fields, Fields inputs, Run run) {
    var failures = new ArrayList<>(FieldCheck.check(fields, inputs));
    if (failures.stream().noneMatch(failure -> failure.path().top().equals("selector"))) {
      Selector.check(inputs.get("selector")).ifPresent(failures::add);
    }
    noRegion(inputs).ifPresent(failures::add);
    allBesideOthers(inputs).ifPresent(failures::add);
    failures.addAll(Exemptions.check(inputs, meant(inputs, run)));
    failures.addAll(OptionRules.secrets(inputs, "selector", "regions"));
    return failures;
  }

  /** The regions that are meant, as far as they are known. */
  static List<String> meant(Fields inputs, Run run) {
    return inputs.get("regions").isAbsent()
        ? run.regions().defaultRegion().stream().toList()
        : inputs.texts("regions");
  }

  /** An empty list may be one that was computed, and must not mean the provider's region. */
  private static Optional<PropertyFailure> noRegion(Fields inputs) {
    return inputs.get("regions").revealed() instanceof Items(var named) && named.isEmpty()
        ? Optional.of(
            PropertyFailure.of(
                "regions",
                "names no region: leave it out for the provider's, or list those that are meant"))
        : Optional.empty();
  }

  private static Optional<PropertyFailure> allBesideOthers(Fields inputs) {
    var named = inputs.texts("regions");
    return Fleet.areAll(named) && named.stream().distinct().count() > 1
        ? Optional.of(
            PropertyFailure.of(
                "regions",
                "has \"all\" beside others: it stands alone, for every region; or list the regions"
                    + " that are meant"))
        : Optional.empty();
  }
}
