package io.github.pulumilightsail.metadata.single;

import static java.util.stream.Collectors.toSet;

import io.github.pulumilightsail.aws.port.Regions;
import io.github.pulumilightsail.metadata.Claims;
import io.github.pulumilightsail.metadata.InstanceId;
import io.github.pulumilightsail.metadata.OptionRules;
import io.github.pulumilightsail.metadata.Run;
import io.github.pulumilightsail.property.PropertyPath;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.resource.FieldCheck;
import io.github.pulumilightsail.resource.PropertyFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is wrong with the inputs of {@link InstanceMetadataOptions}. */
record OptionsCheck(Run run) {

  /** What is wrong with the inputs, each by itself and together. */
  List<PropertyFailure> check(Fields raw) {
    var failures = new ArrayList<>(FieldCheck.check(OptionsSchema.INPUTS, raw));
    var wrong = failures.stream().map(failure -> failure.path().top()).collect(toSet());
    OptionRules.nothingManaged(raw).ifPresent(failures::add);
    // What is wrong by itself is told once; that it does not fit the rest either adds nothing.
    if (!wrong.contains("region")) {
      var region = region(raw, run.regions());
      OptionRules.ipv6Elsewhere(raw, region.stream().toList(), run.regions())
          .filter(failure -> !wrong.contains(failure.path().top()))
          .ifPresent(failures::add);
      if (!wrong.contains("instanceArn")) {
        arnOfAnotherRegion(raw, region).ifPresent(failures::add);
      }
    }
    failures.addAll(OptionRules.secrets(raw, "instanceName", "region"));
    return failures;
  }

  /** Claims the instance for the resource, as far as it is known which one it is. */
  Optional<PropertyFailure> claim(String urn, Fields inputs) {
    run.claims().addToProgram(urn);
    var name = inputs.text("instanceName");
    var region = region(inputs, run.regions());
    if (name.isEmpty() || region.isEmpty()) {
      return Optional.empty();
    }
    var id = new InstanceId(name.orElseThrow(), region.orElseThrow());
    var taken = run.claims().claim(urn, Set.of(id));
    var givenUp =
        taken.isEmpty() ? run.claims().givenUp(urn, Set.of(id)) : Optional.<String>empty();
    givenUp.ifPresent(_ -> run.claims().noteFailure(urn));
    var conflict = taken.isEmpty() ? givenUp : Optional.of(Claims.conflict(taken));
    return conflict.map(text -> PropertyFailure.of("instanceName", text));
  }

  /** The region that is meant; empty if it is not known, or not yet. */
  static Optional<String> region(Fields inputs, Regions regions) {
    return inputs.get("region").isAbsent() ? regions.defaultRegion() : inputs.text("region");
  }

  private static Optional<PropertyFailure> arnOfAnotherRegion(Fields raw, Optional<String> region) {
    var arn = raw.text("instanceArn").map(text -> text.split(":", 6)).filter(p -> p.length == 6);
    if (arn.isEmpty() || region.isEmpty() || arn.orElseThrow()[3].equals(region.orElseThrow())) {
      return Optional.empty();
    }
    var secret = raw.get("instanceArn").hasSecrets();
    return Optional.of(
        new PropertyFailure(
            PropertyPath.of("instanceArn"),
            "is of an instance in %s, but the resource looks in %s: set region to the ARN's"
                .formatted(secret ? "another region" : arn.orElseThrow()[3], region.orElseThrow()),
            secret));
  }
}
