package io.github.pulumilightsail.emulator.api;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/** GetRegions: the regions that botocore has an endpoint for. Calls to others work all the same. */
final class Regions {
  private static final List<String> NAMES =
      List.of(
          "ap-east-1",
          "ap-northeast-1",
          "ap-northeast-2",
          "ap-south-1",
          "ap-southeast-1",
          "ap-southeast-2",
          "ap-southeast-3",
          "ap-southeast-5",
          "ca-central-1",
          "eu-central-1",
          "eu-north-1",
          "eu-south-2",
          "eu-west-1",
          "eu-west-2",
          "eu-west-3",
          "sa-east-1",
          "us-east-1",
          "us-east-2",
          "us-west-2");

  private Regions() {}

  static JsonObject handle(Context context, Input input) {
    input.only("includeAvailabilityZones", "includeRelationalDatabaseAvailabilityZones");
    input.bool("includeRelationalDatabaseAvailabilityZones");
    var zones = Boolean.TRUE.equals(input.bool("includeAvailabilityZones"));
    return Shapes.object(
        "regions", Shapes.array(NAMES.stream().map(name -> region(name, zones)).toList()));
  }

  private static JsonObject region(String name, boolean withZones) {
    var json = new JsonObject();
    json.addProperty("name", name);
    json.addProperty("displayName", name);
    json.addProperty("description", "This region is emulated");
    json.addProperty("continentCode", name.substring(0, 2));
    json.add(
        "availabilityZones",
        Shapes.array(
            withZones
                ? Stream.of("a", "b", "c").map(letter -> zone(name + letter)).toList()
                : List.of()));
    return json;
  }

  private static JsonObject zone(String name) {
    var json = new JsonObject();
    json.addProperty("zoneName", name);
    json.addProperty("state", "available");
    return json;
  }
}
