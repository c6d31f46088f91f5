package io.github.pulumilightsail.resource;

import io.github.pulumilightsail.property.MalformedValueException;
import io.github.pulumilightsail.property.PropertyPath;
import java.util.ArrayList;
import java.util.List;

/** The resource option {@code ignoreChanges}: paths, in which {@code *} stands for any step. */
public record IgnoredChanges(List<PropertyPath> paths) {
  private static final String INSTANCES = "instances";

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

  /** What there is to say of paths that have no effect, or another one than may be meant. */
  public List<String> mistakes(ResourceSchema schema) {
    var names = new ArrayList<>(schema.inputs().stream().map(Field::name).toList());
    // Of the outputs, the options of single instances can be ignored.
    if (schema.outputs().stream().anyMatch(field -> field.name().equals(INSTANCES))) {
      names.add(INSTANCES);
    }
    var mistakes = new ArrayList<String>();
    for (var path : paths) {
      if (path.equals(PropertyPath.of(INSTANCES)) && names.contains(INSTANCES)) {
        mistakes.add(
            "ignoreChanges names instances, so that nothing is written to any of them, whatever the"
                + " program sets; to ignore one, name it: instances[\"name@region\"]");
      } else if (!(path.steps().getFirst() instanceof PropertyPath.Step.Any)
          && !names.contains(path.top())) {
        mistakes.add(
            "ignoreChanges names %s, which is no input of this resource, and so has no effect%s"
                .formatted(
                    path,
                    NearMiss.of(path.top(), names)
                        .map(name -> "; did you mean " + name + "?")
                        .orElse("")));
      }
    }
    return mistakes;
  }
}
