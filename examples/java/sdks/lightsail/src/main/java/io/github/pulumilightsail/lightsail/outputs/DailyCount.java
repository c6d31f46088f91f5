// Written from schema.json by JavaSdkIT, in the shape of `pulumi package add`, which writes it anew.

package io.github.pulumilightsail.lightsail.outputs;

import com.pulumi.core.annotations.CustomType;
import java.util.Objects;

/** The IMDSv1 calls of one day. */
@CustomType
public final class DailyCount {
  private String date;
  private Double count;

  private DailyCount() {}

  /** The day, in UTC: {@code 2026-11-23}. */
  public String date() {
    return date;
  }

  /** How many calls there were. */
  public Double count() {
    return count;
  }

  public static Builder builder() {
    return new Builder();
  }

  @CustomType.Builder
  public static final class Builder {
    private final DailyCount made = new DailyCount();

    @CustomType.Setter
    public Builder date(String value) {
      made.date = Objects.requireNonNull(value);
      return this;
    }

    @CustomType.Setter
    public Builder count(Double value) {
      made.count = Objects.requireNonNull(value);
      return this;
    }

    public DailyCount build() {
      return made;
    }
  }
}
