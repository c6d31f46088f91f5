package io.github.pulumilightsail.resource;

import io.github.pulumilightsail.property.MalformedValueException;
import io.github.pulumilightsail.property.PropertyPath;
import java.util.List;
import java.util.stream.Stream;

/** The resource option {@code ignoreChanges}: paths, in which {@code *} stands for any step. */
public record IgnoredChanges(List<PropertyPath> paths) {
  public static final IgnoredChanges NONE = new IgnoredChanges(List.of());

  public IgnoredChanges {
    paths = List.copyOf(paths);
  }

  /** Reads them as the engine sends them. A text that is no path names a property. */
  public static IgnoredChanges parse(List<String> texts) {
    return texts.isEmpty()
        ? NONE
        : new IgnoredChanges(texts.stream().map(IgnoredChanges::path).toList());
  }

  private static PropertyPath path(String text) {
    try {
      return PropertyPath.parse(text);
    } catch (MalformedValueException _) {
      return PropertyPath.of(text);
    }
  }

  /** Whether a change under that path is none. */
  public boolean cover(PropertyPath path) {
    return paths.stream().anyMatch(ignored -> ignored.covers(path));
  }

  /** What there is to say of paths that begin with no property of the resource. */
  public List<String> mistakes(ResourceSchema schema) {
    var names =
        Stream.concat(schema.inputs().stream(), schema.outputs().stream())
            .map(Field::name)
            .distinct()
            .toList();
    return paths.stream()
        .filter(path -> !(path.steps().getFirst() instanceof PropertyPath.Step.Any))
        .filter(path -> !names.contains(path.top()))
        .map(path ->
            "ignoreChanges names %s, which is no property of this resource, and so has no effect%s"
                .formatted(
                    path,
                    NearMiss.of(path.top(), names)
                        .map(name -> "; did you mean " + name + "?")
                        .orElse("")))
        .toList();
  }
}
