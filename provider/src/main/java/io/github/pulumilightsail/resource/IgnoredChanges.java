package io.github.pulumilightsail.resource;

import io.github.pulumilightsail.property.MalformedValueException;
import io.github.pulumilightsail.property.PropertyPath;
import io.github.pulumilightsail.property.PropertyPath.Step;
import io.github.pulumilightsail.resource.FieldType.ListOf;
import io.github.pulumilightsail.resource.FieldType.MapOf;
import io.github.pulumilightsail.resource.FieldType.ObjectOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The resource option {@code ignoreChanges}: paths, in which {@code *} stands for any step. */
public record IgnoredChanges(List<PropertyPath> paths) {
  private static final String INSTANCES = "instances";
  private static final String STATE = "state";

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
    var properties = properties(schema);
    return paths.stream().flatMap(path -> mistake(path, properties).stream()).toList();
  }

  private static Optional<String> mistake(PropertyPath path, ObjectOf properties) {
    var hasInstances = properties.fields().stream().anyMatch(IgnoredChanges::isInstances);
    if (hasInstances && path.equals(PropertyPath.of(INSTANCES))) {
      return Optional.of(
          "ignoreChanges names instances, so that nothing is written to any of them, whatever the"
              + " program sets; to ignore one, name it: instances[\"name@region\"]");
    }
    if (hasInstances
        && path.top().equals(INSTANCES)
        && path.steps().get(1) instanceof Step.Key(var name)
        && !name.contains("@")) {
      return Optional.of(
          "ignoreChanges names %s, which is no instance, and so has no effect; name one with its region: instances[\"%s@region\"]"
              .formatted(path, name));
    }
    return wrong(path.steps(), properties)
        .map(wrong ->
            "ignoreChanges names %s, which is no input of this resource, and so has no effect%s"
                .formatted(path, wrong.guess()));
  }

  /**
   * The inputs and, of the outputs, those that a Diff tells a change of: the options and the state,
   * of a baseline those of each instance.
   */
  private static ObjectOf properties(ResourceSchema schema) {
    var all = new ArrayList<>(schema.inputs());
    schema.outputs().stream().filter(field -> field.name().equals(STATE)).forEach(all::add);
    var names = new ArrayList<>(all.stream().map(Field::name).toList());
    names.add(STATE);
    for (var output : schema.outputs()) {
      if (isInstances(output)
          && output.type() instanceof MapOf(ObjectOf(var name, var description, var fields))) {
        var options = fields.stream().filter(field -> names.contains(field.name())).toList();
        all.add(Field.of(INSTANCES, new MapOf(new ObjectOf(name, description, options)), ""));
      }
    }
    return new ObjectOf("", "", all);
  }

  private static boolean isInstances(Field field) {
    return field.name().equals(INSTANCES);
  }

  /**
   * A step that leads nowhere.
   *
   * @param names what there is where it was taken
   */
  private record Wrong(Step step, List<String> names) {
    String guess() {
      return step instanceof Step.Key(var name)
          ? NearMiss.of(name, names).map(near -> "; did you mean " + near + "?").orElse("")
          : "";
    }
  }

  private static Optional<Wrong> wrong(List<Step> steps, FieldType type) {
    if (steps.isEmpty()) {
      return Optional.empty();
    }
    var step = steps.getFirst();
    var rest = steps.subList(1, steps.size());
    var nowhere = Optional.of(new Wrong(step, List.of()));
    return switch (type) {
      case ListOf(var item) -> step instanceof Step.Key ? nowhere : wrong(rest, item);
      case MapOf(var value) -> step instanceof Step.Index ? nowhere : wrong(rest, value);
      case ObjectOf(var _, var _, var fields) ->
          switch (step) {
            case Step.Index _ -> nowhere;
            case Step.Any _ ->
                fields.stream().anyMatch(field -> wrong(rest, field.type()).isEmpty())
                    ? Optional.empty()
                    : nowhere;
            case Step.Key(var name) ->
                fields.stream()
                    .filter(field -> field.name().equals(name))
                    .findFirst()
                    .map(field -> wrong(rest, field.type()))
                    .orElseGet(() ->
                        Optional.of(new Wrong(step, fields.stream().map(Field::name).toList())));
          };
      default -> nowhere;
    };
  }
}
