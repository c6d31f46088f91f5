// Written from schema.json by JavaSdkIT, in the shape of `pulumi package add`, which writes it anew.

package io.github.pulumilightsail.lightsail.inputs;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.Nullable;

/** Which instances are meant: those that all given parts match. */
public final class InstanceSelectorArgs extends ResourceArgs {
  public static final InstanceSelectorArgs Empty = new InstanceSelectorArgs();

  @Import(name = "namePrefix")
  private @Nullable Output<String> namePrefix;

  @Import(name = "names")
  private @Nullable Output<List<String>> names;

  @Import(name = "tags")
  private @Nullable Output<Map<String, String>> tags;

  @Import(name = "blueprintIds")
  private @Nullable Output<List<String>> blueprintIds;

  @Import(name = "exclude")
  private @Nullable Output<List<String>> exclude;

  @Import(name = "all")
  private @Nullable Output<Boolean> all;

  public Optional<Output<String>> namePrefix() {
    return Optional.ofNullable(namePrefix);
  }

  public Optional<Output<List<String>>> names() {
    return Optional.ofNullable(names);
  }

  public Optional<Output<Map<String, String>>> tags() {
    return Optional.ofNullable(tags);
  }

  public Optional<Output<List<String>>> blueprintIds() {
    return Optional.ofNullable(blueprintIds);
  }

  public Optional<Output<List<String>>> exclude() {
    return Optional.ofNullable(exclude);
  }

  public Optional<Output<Boolean>> all() {
    return Optional.ofNullable(all);
  }

  private InstanceSelectorArgs() {}

  public static Builder builder() {
    return new Builder();
  }

  public static final class Builder {
    private final InstanceSelectorArgs made = new InstanceSelectorArgs();

    /** The name begins so. */
    public Builder namePrefix(@Nullable Output<String> value) {
      made.namePrefix = value;
      return this;
    }

    public Builder namePrefix(String value) {
      return namePrefix(Output.of(value));
    }

    /** The name is one of these. */
    public Builder names(@Nullable Output<List<String>> value) {
      made.names = value;
      return this;
    }

    public Builder names(List<String> value) {
      return names(Output.of(value));
    }

    public Builder names(String... values) {
      return names(List.of(values));
    }

    /** The instance has all of these tags, with these values. */
    public Builder tags(@Nullable Output<Map<String, String>> value) {
      made.tags = value;
      return this;
    }

    public Builder tags(Map<String, String> value) {
      return tags(Output.of(value));
    }

    /** The instance was made from one of these blueprints. */
    public Builder blueprintIds(@Nullable Output<List<String>> value) {
      made.blueprintIds = value;
      return this;
    }

    public Builder blueprintIds(List<String> value) {
      return blueprintIds(Output.of(value));
    }

    public Builder blueprintIds(String... values) {
      return blueprintIds(List.of(values));
    }

    /** The name is none of these. */
    public Builder exclude(@Nullable Output<List<String>> value) {
      made.exclude = value;
      return this;
    }

    public Builder exclude(List<String> value) {
      return exclude(Output.of(value));
    }

    public Builder exclude(String... values) {
      return exclude(List.of(values));
    }

    /**
     * Must be true where no other part but {@code exclude} is given: then every instance is meant.
     */
    public Builder all(@Nullable Output<Boolean> value) {
      made.all = value;
      return this;
    }

    public Builder all(Boolean value) {
      return all(Output.of(value));
    }

    public InstanceSelectorArgs build() {
      return made;
    }
  }
}
