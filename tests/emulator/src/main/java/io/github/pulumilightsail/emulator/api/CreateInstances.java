package io.github.pulumilightsail.emulator.api;

import com.google.gson.JsonObject;
import io.github.pulumilightsail.emulator.model.InstanceState;
import io.github.pulumilightsail.emulator.world.NewInstance;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/** CreateInstances. It takes no metadata options: they are those of the blueprint. */
final class CreateInstances {
  private CreateInstances() {}

  static JsonObject handle(Context context, Input input) {
    var names =
        input
            .only(
                "instanceNames",
                "availabilityZone",
                "customImageName",
                "blueprintId",
                "bundleId",
                "userData",
                "keyPairName",
                "tags",
                "addOns",
                "ipAddressType")
            .requiredTexts("instanceNames");
    var zone = input.requiredText("availabilityZone");
    var blueprint = input.requiredText("blueprintId");
    var bundle = input.requiredText("bundleId");
    var addresses = input.oneOf("ipAddressType", List.of("dualstack", "ipv4", "ipv6"));
    var tags = Tags.of(input);
    checkNames(context, names);
    if (!zone.matches(context.region() + "[a-z]")) {
      throw ApiError.invalidInput(
          "The Availability Zone %s is not in the Region %s.".formatted(zone, context.region()));
    }
    return Shapes.object(
        "operations",
        Shapes.array(
            names.stream()
                .map(name ->
                    create(
                        context,
                        new NewInstance(
                            name,
                            zone,
                            InstanceState.PENDING,
                            blueprint,
                            bundle,
                            Objects.requireNonNullElse(addresses, "dualstack"),
                            tags,
                            context.behavior().defaultsOf(blueprint))))
                .toList()));
  }

  private static void checkNames(Context context, List<String> names) {
    if (names.isEmpty()) {
      throw ApiError.invalidInput("At least one instance name must be given.");
    }
    var seen = new HashSet<String>();
    for (var name : names) {
      Input.checkName("instanceNames", name);
      if (!seen.add(name) || context.store().peek(name).isPresent()) {
        throw ApiError.invalidInput("Some names are already in use: " + name);
      }
    }
  }

  private static JsonObject create(Context context, NewInstance wanted) {
    var created = context.store().create(wanted);
    context.store().move(wanted.name(), InstanceState.PENDING, InstanceState.RUNNING);
    return Shapes.operation(context.begin("CreateInstance", created));
  }
}
