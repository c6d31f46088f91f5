package io.github.pulumilightsail.aws.port;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Lightsail instance as it was read.
 *
 * @param arn names this incarnation: an instance that is created again under its name has another
 * @param lifecycle {@code running}, {@code stopped}, {@code pending}, {@code stopping} and so on
 * @param options the options as they are; IPv6 only where the service reports it
 * @param optionsState {@code pending} or {@code applied}; absent where the service does not say
 */
public record Instance(
    String name,
    String arn,
    String region,
    @Nullable String availabilityZone,
    @Nullable String blueprintId,
    Map<String, String> tags,
    String lifecycle,
    MetadataOptions options,
    @Nullable String optionsState) {

  public Instance {
    tags = Map.copyOf(tags);
  }

  public boolean isRunning() {
    return lifecycle.equals("running");
  }

  public boolean isStopped() {
    return lifecycle.equals("stopped");
  }

  /** Whether the instance stays as it is; the service takes writes only then. */
  public boolean isSettled() {
    return isRunning() || isStopped();
  }

  /** Whether the instance is on its way out and will never settle. */
  public boolean isEnding() {
    return lifecycle.equals("terminated") || lifecycle.equals("shutting-down");
  }

  /**
   * Whether the options are in force, or will be at the next start: on a stopped instance {@code
   * applied} may only come then.
   */
  public boolean hasSettledOptions() {
    return isStopped() || optionsState == null || optionsState.equals("applied");
  }

  /** Whether the options are told to be not in force yet. */
  public boolean isPending() {
    return "pending".equals(optionsState);
  }

  /** The account that owns the instance, empty if the ARN does not say. */
  public String account() {
    return account(arn);
  }

  /** The account that an ARN names, empty if it names none. */
  public static String account(String arn) {
    var parts = arn.split(":", 6);
    return parts.length == 6 ? parts[4] : "";
  }

  /** How the instance is told of: {@code web-1 in eu-central-1 (account 111122223333)}. */
  public String subject() {
    return name + " in " + region + (account().isEmpty() ? "" : " (account " + account() + ")");
  }

  /** This instance, told as pending as long as it is stopped. */
  public Instance whileItWaits() {
    return isStopped() ? with(options, "pending") : this;
  }

  /** This instance with these options, and what is told of them. */
  public Instance with(MetadataOptions other, @Nullable String otherState) {
    return new Instance(
        name, arn, region, availabilityZone, blueprintId, tags, lifecycle, other, otherState);
  }
}
