// Written from schema.json by JavaSdkIT, in the shape of `pulumi package add`, which writes it anew.

package io.github.pulumilightsail.lightsail.outputs;

import com.pulumi.core.annotations.CustomType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.Nullable;

/** Which instances are meant: those that all given parts match. */
@CustomType
public final class InstanceSelector {
  private @Nullable String namePrefix;
  private @Nullable List<String> names;
  private @Nullable Map<String, String> tags;
  private @Nullable List<String> blueprintIds;
  private @Nullable List<String> exclude;
  private @Nullable Boolean all;

  private InstanceSelector() {}

  /** The name begins so. */
  public Optional<String> namePrefix() {
    return Optional.ofNullable(namePrefix);
  }

  /** The name is one of these. */
  public List<String> names() {
    return names == null ? List.of() : names;
  }

  /** The instance has all of these tags, with these values. */
  public Map<String, String> tags() {
    return tags == null ? Map.of() : tags;
  }

  /** The instance was made from one of these blueprints. */
  public List<String> blueprintIds() {
    return blueprintIds == null ? List.of() : blueprintIds;
  }

  /** The name is none of these. */
  public List<String> exclude() {
    return exclude == null ? List.of() : exclude;
  }

  /**
   * Must be true where no other part but {@code exclude} is given: then every instance is meant.
   */
  public Optional<Boolean> all() {
    return Optional.ofNullable(all);
  }

  public static Builder builder() {
    return new Builder();
  }

  @CustomType.Builder
  public static final class Builder {
    private final InstanceSelector made = new InstanceSelector();

    @CustomType.Setter
    public Builder namePrefix(@Nullable String value) {
      made.namePrefix = value;
      return this;
    }

    @CustomType.Setter
    public Builder names(@Nullable List<String> value) {
      made.names = value;
      return this;
    }

    public Builder names(String... values) {
      return names(List.of(values));
    }

    @CustomType.Setter
    public Builder tags(@Nullable Map<String, String> value) {
      made.tags = value;
      return this;
    }

    @CustomType.Setter
    public Builder blueprintIds(@Nullable List<String> value) {
      made.blueprintIds = value;
      return this;
    }

    public Builder blueprintIds(String... values) {
      return blueprintIds(List.of(values));
    }

    @CustomType.Setter
    public Builder exclude(@Nullable List<String> value) {
      made.exclude = value;
      return this;
    }

    public Builder exclude(String... values) {
      return exclude(List.of(values));
    }

    @CustomType.Setter
    public Builder all(@Nullable Boolean value) {
      made.all = value;
      return this;
    }

    public InstanceSelector build() {
      return made;
    }
  }
}
