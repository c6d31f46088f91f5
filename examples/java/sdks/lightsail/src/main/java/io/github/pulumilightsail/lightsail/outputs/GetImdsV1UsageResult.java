// Written from schema.json by JavaSdkIT, in the shape of `pulumi package add`, which writes it anew.

package io.github.pulumilightsail.lightsail.outputs;

import com.pulumi.core.annotations.CustomType;
import java.util.List;
import java.util.Objects;

/**
 * How many IMDSv1 calls a Lightsail instance has answered: the metric {@code MetadataNoToken}.
 * Bring it to zero before {@code httpTokens} becomes {@code required}.
 */
@CustomType
public final class GetImdsV1UsageResult {
  private String instanceName;
  private String region;
  private Double total;
  private List<DailyCount> daily;

  private GetImdsV1UsageResult() {}

  /** The name of the instance, as the Lightsail console shows it. */
  public String instanceName() {
    return instanceName;
  }

  /** The region of the instance. */
  public String region() {
    return region;
  }

  /** The IMDSv1 calls of all those days. */
  public Double total() {
    return total;
  }

  /** The calls of each day, the oldest first. */
  public List<DailyCount> daily() {
    return daily;
  }

  public static Builder builder() {
    return new Builder();
  }

  @CustomType.Builder
  public static final class Builder {
    private final GetImdsV1UsageResult made = new GetImdsV1UsageResult();

    @CustomType.Setter
    public Builder instanceName(String value) {
      made.instanceName = Objects.requireNonNull(value);
      return this;
    }

    @CustomType.Setter
    public Builder region(String value) {
      made.region = Objects.requireNonNull(value);
      return this;
    }

    @CustomType.Setter
    public Builder total(Double value) {
      made.total = Objects.requireNonNull(value);
      return this;
    }

    @CustomType.Setter
    public Builder daily(List<DailyCount> value) {
      made.daily = Objects.requireNonNull(value);
      return this;
    }

    public Builder daily(DailyCount... values) {
      return daily(List.of(values));
    }

    public GetImdsV1UsageResult build() {
      return made;
    }
  }
}
