package io.github.pulumilightsail.metadata.fleet;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.property.PropertyPath;
import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Bool;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.PropertyValue.Text;
import io.github.pulumilightsail.resource.Field;
import io.github.pulumilightsail.resource.FieldType;
import io.github.pulumilightsail.resource.FieldType.ListOf;
import io.github.pulumilightsail.resource.FieldType.MapOf;
import io.github.pulumilightsail.resource.FieldType.ObjectOf;
import io.github.pulumilightsail.resource.Forms;
import io.github.pulumilightsail.resource.PropertyFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which instances of a region are meant: those that all given parts match. */
public record Selector(
    Optional<String> namePrefix,
    List<String> names,
    Map<String, String> tags,
    Map<String, String> excludeTags,
    List<String> blueprintIds,
    List<String> exclude) {

  public static final Field FIELD =
      Field.of(
              "selector",
              new ObjectOf(
                  "InstanceSelector",
                  "Which instances are meant: those that all given parts match.",
                  List.of(
                      Field.of("namePrefix", FieldType.TEXT, "The name begins so."),
                      Field.of(
                          "names", new ListOf(Forms.INSTANCE_NAME), "The name is one of these."),
                      Field.of(
                          "tags",
                          new MapOf(FieldType.ANY_TEXT),
                          "The instance has all of these tags, with these values."),
                      Field.of(
                          "excludeTags",
                          new MapOf(FieldType.ANY_TEXT),
                          "The instance has none of these tags with its value; an empty value"
                              + " stands for a tag without one."),
                      Field.of(
                          "blueprintIds",
                          new ListOf(FieldType.TEXT),
                          "The instance was made from one of these blueprints."),
                      Field.of(
                          "exclude", new ListOf(Forms.INSTANCE_NAME), "The name is none of these."),
                      Field.of(
                          "all",
                          FieldType.FLAG,
                          "Must be true where no other part but `exclude` and `excludeTags` is"
                              + " given: then every instance is meant."))),
              "Which instances are meant: those that all given parts match.")
          .mandatory();

  /** Reads a selector that {@link #check} finds nothing wrong with. */
  public static Selector of(PropertyValue value) {
    var fields = value.revealed() instanceof Fields given ? given : Fields.EMPTY;
    return new Selector(
        fields.text("namePrefix"),
        fields.texts("names"),
        pairs(fields.get("tags")),
        pairs(fields.get("excludeTags")),
        fields.texts("blueprintIds"),
        fields.texts("exclude"));
  }

  private static Map<String, String> pairs(PropertyValue value) {
    var pairs = new LinkedHashMap<String, String>();
    if (value instanceof Fields(var tags)) {
      tags.forEach((key, each) -> {
        if (each instanceof Text(var text)) {
          pairs.put(key, text);
        }
      });
    }
    return pairs;
  }

  /**
   * A selector that selects everything must say so: forgetting a part must not mean the whole
   * fleet.
   */
  public static Optional<PropertyFailure> check(PropertyValue value) {
    if (!(value.revealed() instanceof Fields fields) || fields.hasUnknowns()) {
      return Optional.empty();
    }
    var everything = fields.get("all").equals(new Bool(true));
    return of(fields).isOpen() && !everything
        ? Optional.of(
            PropertyFailure.of(
                PropertyPath.of("selector"),
                "selects by nothing: give namePrefix, names, tags or blueprintIds, or all: true for"
                    + " every instance"))
        : Optional.empty();
  }

  private boolean isOpen() {
    return namePrefix.isEmpty() && names.isEmpty() && tags.isEmpty() && blueprintIds.isEmpty();
  }

  public boolean selects(Instance instance) {
    return selectsByName(instance.name())
        && (blueprintIds.isEmpty() || blueprintIds.contains(instance.blueprintId()))
        && tags.entrySet().stream().allMatch(tag -> has(instance, tag))
        && excludeTags.entrySet().stream().noneMatch(tag -> has(instance, tag));
  }

  private static boolean has(Instance instance, Map.Entry<String, String> tag) {
    return tag.getValue().equals(instance.tags().get(tag.getKey()));
  }

  /** Whether the parts that concern the name match. */
  boolean selectsByName(String name) {
    return !exclude.contains(name)
        && (names.isEmpty() || names.contains(name))
        && namePrefix.map(name::startsWith).orElse(true);
  }
}
