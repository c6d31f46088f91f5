package io.github.pulumilightsail.metadata.fleet;

import io.github.pulumilightsail.metadata.OptionRules;
import io.github.pulumilightsail.metadata.Run;
import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.resource.PropertyFailure;
import java.util.LinkedHashMap;
import java.util.List;

/** What is wrong with a baseline's inputs, each by itself and together. */
record BaselineCheck(Run run) {

  List<PropertyFailure> check(Fields inputs) {
    var failures = FleetCheck.check(BaselineFields.INPUTS, inputs, run);
    OptionRules.nothingManaged(inputs).ifPresent(failures::add);
    OptionRules.ipv6Elsewhere(inputs, FleetCheck.meant(inputs, run), run.regions())
        .ifPresent(failures::add);
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
    fields.put("regions", PropertyValue.ofTexts(List.of(region.orElseThrow())));
    return new Fields(fields);
  }
}
