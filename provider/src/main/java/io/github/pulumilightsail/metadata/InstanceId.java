package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import io.github.pulumilightsail.resource.Forms;
import java.util.Comparator;
import java.util.Optional;

/** The id of an instance's options: {@code web-1@eu-north-1}. */
record InstanceId(String name, String region) {
  static final Comparator<InstanceId> ORDER =
      Comparator.comparing(InstanceId::name).thenComparing(InstanceId::region);

  @Override
  public String toString() {
    return name + "@" + region;
  }

  /**
   * Reads an id, or the bare name that an import may give.
   *
   * @param defaultRegion the provider's, for a bare name
   */
  static InstanceId parse(String id, Optional<String> defaultRegion) {
    var at = id.lastIndexOf('@');
    var name = at < 0 ? id : id.substring(0, at);
    var region = at < 0 ? defaultRegion : Optional.of(id.substring(at + 1));
    if (!Forms.INSTANCE_NAME.form().matcher(name).matches()) {
      throw malformed(id, "the name must be " + Forms.INSTANCE_NAME.meaning());
    }
    if (region.isEmpty()) {
      throw malformed(id, "no region is configured, so it must be name@region");
    }
    if (!Forms.REGION.form().matcher(region.orElseThrow()).matches()) {
      throw malformed(id, "the region must be " + Forms.REGION.meaning());
    }
    return new InstanceId(name, region.orElseThrow());
  }

  private static FailureException malformed(String id, String reason) {
    return new FailureException(
        new Failure.Conflict(
            "the id \"%s\" is not that of an instance: %s. Ids are name@region, such as web-1@eu-north-1, or the name alone for the provider's region."
                .formatted(id, reason)));
  }
}
