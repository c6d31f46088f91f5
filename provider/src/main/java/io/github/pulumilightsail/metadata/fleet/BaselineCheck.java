package io.github.pulumilightsail.metadata.fleet;

import static java.util.stream.Collectors.toSet;

import io.github.pulumilightsail.metadata.OptionRules;
import io.github.pulumilightsail.metadata.Run;
import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.PropertyValue.Items;
import io.github.pulumilightsail.resource.FieldCheck;
import io.github.pulumilightsail.resource.PropertyFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** What is wrong with a baseline's inputs, each by itself and together. */
record BaselineCheck(Run run) {

  List<PropertyFailure> check(Fields inputs) {
    var failures = new ArrayList<>(FieldCheck.check(BaselineFields.INPUTS, inputs));
    var wrong = failures.stream().map(failure -> failure.path().top()).collect(toSet());
    if (!wrong.contains("selector")) {
      Selector.check(inputs.get("selector")).ifPresent(failures::add);
    }
    OptionRules.nothingManaged(inputs).ifPresent(failures::add);
    var meant =
        inputs.get("regions").isAbsent()
            ? run.regions().defaultRegion().stream().toList()
            : inputs.texts("regions");
    OptionRules.ipv6Elsewhere(inputs, meant, run.regions()).ifPresent(failures::add);
    failures.addAll(Fleet.check(inputs).stream().toList());
    failures.addAll(Exemptions.check(inputs, meant));
    failures.addAll(OptionRules.secrets(inputs, "selector", "regions"));
    return failures;
  }

  /**
   * The inputs with the regions that are meant, so that another default region is a change of the
   * inputs, which a preview shows.
   */
  Fields withRegions(Fields inputs) {
    var region = run.regions().defaultRegion();
    if (!inputs.get("regions").isAbsent() || region.isEmpty()) {
      return inputs;
    }
    var fields = new LinkedHashMap<>(inputs.values());
    fields.put("regions", new Items(List.of(PropertyValue.of(region.orElseThrow()))));
    return new Fields(fields);
  }
}
