package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.Lightsail;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import io.github.pulumilightsail.resource.Forms;
import java.util.Comparator;
import java.util.Optional;

/** The id of an instance's options: {@code web-1@eu-north-1}. */
public record InstanceId(String name, String region) implements Comparable<InstanceId> {
  private static final Comparator<InstanceId> ORDER =
      Comparator.comparing(InstanceId::name).thenComparing(InstanceId::region);

  @Override
  public int compareTo(InstanceId other) {
    return ORDER.compare(this, other);
  }

  public static InstanceId of(Instance instance) {
    return new InstanceId(instance.name(), instance.region());
  }

  /** Reads a key of a state, whose names are AWS's own and held to no rule. */
  public static InstanceId ofKey(String key) {
    var at = key.lastIndexOf('@');
    return new InstanceId(key.substring(0, Math.max(0, at)), key.substring(at + 1));
  }

  @Override
  public String toString() {
    return name + "@" + region;
  }

  /**
   * Reads an id, or the bare name that an import may give.
   *
   * @param defaultRegion the provider's, for a bare name
   */
  public static InstanceId parse(String id, Optional<String> defaultRegion) {
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

  /** The instance, or the failure that says where to look for it. */
  Instance existing(Lightsail lightsail, Call call) {
    return lightsail
        .find(name, call)
        .orElseThrow(() ->
            new FailureException(
                new Failure.NotFound(
                    "there is no Lightsail instance %s in %s. Check the name and the region (names are case-sensitive; `aws lightsail get-instances --region %s` lists them). If it was deleted, run `pulumi refresh`."
                        .formatted(name, region, region))));
  }
}
