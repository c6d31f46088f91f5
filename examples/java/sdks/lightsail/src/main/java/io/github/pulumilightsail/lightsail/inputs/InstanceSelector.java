// Written from schema.json by JavaSdkIT, in the shape of `pulumi package add`, which writes it anew.

package io.github.pulumilightsail.lightsail.inputs;

import com.pulumi.core.annotations.Import;
import com.pulumi.resources.InvokeArgs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.Nullable;

/** Which instances are meant: those that all given parts match. */
public final class InstanceSelector extends InvokeArgs {

  @Import(name = "namePrefix")
  private @Nullable String namePrefix;

  @Import(name = "names")
  private @Nullable List<String> names;

  @Import(name = "tags")
  private @Nullable Map<String, String> tags;

  @Import(name = "blueprintIds")
  private @Nullable List<String> blueprintIds;

  @Import(name = "exclude")
  private @Nullable List<String> exclude;

  @Import(name = "all")
  private @Nullable Boolean all;

  public Optional<String> namePrefix() {
    return Optional.ofNullable(namePrefix);
  }

  public Optional<List<String>> names() {
    return Optional.ofNullable(names);
  }

  public Optional<Map<String, String>> tags() {
    return Optional.ofNullable(tags);
  }

  public Optional<List<String>> blueprintIds() {
    return Optional.ofNullable(blueprintIds);
  }

  public Optional<List<String>> exclude() {
    return Optional.ofNullable(exclude);
  }

  public Optional<Boolean> all() {
    return Optional.ofNullable(all);
  }

  private InstanceSelector() {}

  public static Builder builder() {
    return new Builder();
  }

  public static final class Builder {
    private final InstanceSelector made = new InstanceSelector();

    /** The name begins so. */
    public Builder namePrefix(@Nullable String value) {
      made.namePrefix = value;
      return this;
    }

    /** The name is one of these. */
    public Builder names(@Nullable List<String> value) {
      made.names = value;
      return this;
    }

    public Builder names(String... values) {
      return names(List.of(values));
    }

    /** The instance has all of these tags, with these values. */
    public Builder tags(@Nullable Map<String, String> value) {
      made.tags = value;
      return this;
    }

    /** The instance was made from one of these blueprints. */
    public Builder blueprintIds(@Nullable List<String> value) {
      made.blueprintIds = value;
      return this;
    }

    public Builder blueprintIds(String... values) {
      return blueprintIds(List.of(values));
    }

    /** The name is none of these. */
    public Builder exclude(@Nullable List<String> value) {
      made.exclude = value;
      return this;
    }

    public Builder exclude(String... values) {
      return exclude(List.of(values));
    }

    /**
     * Must be true where no other part but {@code exclude} is given: then every instance is meant.
     */
    public Builder all(@Nullable Boolean value) {
      made.all = value;
      return this;
    }

    public InstanceSelector build() {
      return made;
    }
  }
}
