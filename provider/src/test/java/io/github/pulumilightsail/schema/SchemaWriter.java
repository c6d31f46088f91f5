package io.github.pulumilightsail.schema;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.pulumilightsail.config.ConfigFields;
import io.github.pulumilightsail.property.PropertyValue.Text;
import io.github.pulumilightsail.resource.Field;
import io.github.pulumilightsail.resource.FieldType;
import io.github.pulumilightsail.resource.Lists;
import io.github.pulumilightsail.resource.Registry;
import io.github.pulumilightsail.resource.ResourceSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Writes the package's schema from the fields that the handlers themselves use. */
final class SchemaWriter {
  private static final Path DOCS = Path.of("src/main/docs");

  private final Map<String, JsonObject> types = new TreeMap<>();

  /** The whole schema. */
  JsonObject write(Registry registry, String version) {
    var schema = SchemaHeader.of(version);
    var config = new JsonObject();
    config.add("variables", properties(ConfigFields.ALL, true));
    schema.add("config", config);
    var provider = new JsonObject();
    provider.addProperty("description", page("provider.md"));
    provider.add("inputProperties", properties(ConfigFields.ALL, true));
    schema.add("provider", provider);
    var resources = new JsonObject();
    registry
        .resources()
        .forEach(r -> {
          var json = resource(r.schema());
          if (r instanceof Lists listed) {
            var query = new JsonObject();
            query.add("properties", properties(listed.query(), false));
            json.add("listInputs", query);
          }
          resources.add(r.schema().token(), json);
        });
    var functions = new JsonObject();
    registry.functions().forEach(f -> functions.add(f.schema().token(), function(f.schema())));
    var typeObjects = new JsonObject();
    types.forEach(typeObjects::add);
    schema.add("types", typeObjects);
    schema.add("resources", resources);
    schema.add("functions", functions);
    return schema;
  }

  private JsonObject resource(ResourceSchema resource) {
    var json = new JsonObject();
    json.addProperty("description", page(resource.description()));
    json.add("properties", properties(resource.outputs(), false));
    json.add("required", names(resource.outputs(), Field::required));
    json.add("inputProperties", properties(resource.inputs(), true));
    json.add("requiredInputs", names(resource.inputs(), Field::required));
    return json;
  }

  private JsonObject function(ResourceSchema function) {
    var json = new JsonObject();
    json.addProperty("description", page(function.description()));
    json.add("inputs", object(function.inputs()));
    json.add("outputs", object(function.outputs()));
    return json;
  }

  private JsonObject object(List<Field> fields) {
    var json = new JsonObject();
    json.addProperty("type", "object");
    json.add("properties", properties(fields, false));
    json.add("required", names(fields, Field::required));
    return json;
  }

  private JsonObject properties(List<Field> fields, boolean inputs) {
    var json = new JsonObject();
    fields.forEach(field -> json.add(field.name(), property(field, inputs)));
    return json;
  }

  private JsonObject property(Field field, boolean input) {
    var json = type(field.type());
    json.addProperty("description", field.description());
    if (field.secret()) {
      json.addProperty("secret", true);
    }
    if (input && field.replaces()) {
      json.addProperty("willReplaceOnChanges", true);
    }
    if (input && field.whenAbsent() instanceof Text(var value)) {
      json.addProperty("default", value);
    }
    if (input && !field.environment().isEmpty()) {
      json.addProperty(
          "description",
          field.description()
              + " Without it, the AWS SDK reads "
              + String.join(
                  " or ", field.environment().stream().map(name -> "`" + name + "`").toList())
              + ".");
    }
    return json;
  }

  private JsonObject type(FieldType type) {
    var json = new JsonObject();
    switch (type) {
      case FieldType.AnyText _, FieldType.FormedText _ -> json.addProperty("type", "string");
      case FieldType.Whole _ -> json.addProperty("type", "integer");
      case FieldType.AnyNumber _ -> json.addProperty("type", "number");
      case FieldType.Flag _ -> json.addProperty("type", "boolean");
      case FieldType.ListOf(var item) -> {
        json.addProperty("type", "array");
        json.add("items", type(item));
      }
      case FieldType.MapOf(var value) -> {
        json.addProperty("type", "object");
        json.add("additionalProperties", type(value));
      }
      case FieldType.Choice choice -> {
        types.put(token(choice.name()), choice(choice));
        json.addProperty("type", "string");
        json.addProperty("$ref", "#/types/" + token(choice.name()));
      }
      case FieldType.ObjectOf object -> {
        var described = object(object.fields());
        described.addProperty("description", object.description());
        types.put(token(object.name()), described);
        json.addProperty("type", "object");
        json.addProperty("$ref", "#/types/" + token(object.name()));
      }
    }
    return json;
  }

  private static JsonObject choice(FieldType.Choice choice) {
    var json = new JsonObject();
    json.addProperty("type", "string");
    json.addProperty("description", choice.description());
    var words = new JsonArray();
    for (var word : choice.words()) {
      var each = new JsonObject();
      each.addProperty("value", word.value());
      each.addProperty("description", word.description());
      words.add(each);
    }
    json.add("enum", words);
    return json;
  }

  private static String token(String name) {
    return "lightsail:index:" + name;
  }

  private static JsonElement names(Collection<Field> fields, Predicate<Field> which) {
    var names = new JsonArray();
    fields.stream().filter(which).map(Field::name).map(JsonPrimitive::new).forEach(names::add);
    return names;
  }

  private static String page(String name) {
    try {
      return Files.readString(DOCS.resolve(name)).strip();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
