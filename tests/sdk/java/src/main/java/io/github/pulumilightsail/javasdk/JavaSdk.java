package io.github.pulumilightsail.javasdk;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The Java SDK that {@code schema.json} means: packages, classes and methods are those that
 * Pulumi's own generator for Java gives, the version in a resource, and settings of the provider
 * that are no plain text as JSON.
 */
final class JavaSdk {
  static final String PACKAGE = "io.github.pulumilightsail.lightsail";
  static final Path SOURCES = Path.of("src/main/java");
  static final Path RESOURCES = Path.of("src/main/resources");

  /** Holds the version of the package, and with it of the plugin. */
  static final Path VERSION = Path.of(PACKAGE.replace('.', '/'), "version.txt");

  private final JsonObject schema;
  private final JavaTypes types;
  private final Map<Path, String> files = new TreeMap<>();
  private final Set<String> inputs = new HashSet<>();
  private final Set<String> plain = new HashSet<>();
  private final Set<String> outputs = new HashSet<>();

  private JavaSdk(JsonObject schema) {
    this.schema = schema;
    this.types = new JavaTypes(schema);
  }

  /** The files by their path in the folder of the SDK. */
  static Map<Path, String> of(JsonObject schema) {
    var sdk = new JavaSdk(schema);
    sdk.write();
    return sdk.files;
  }

  private void write() {
    for (var type : types("enum")) {
      var name = JavaTypes.simpleName(type.getKey());
      file("enums", name, JavaClasses.enumeration(name, type.getValue()));
    }
    for (var resource : described("resources")) {
      resource(resource.getKey(), resource.getValue());
    }
    var functions = new StringBuilder();
    for (var function : described("functions")) {
      functions.append(function(function.getKey(), function.getValue()));
    }
    file("", "LightsailFunctions", JavaClasses.functions(functions.toString()));
    var provider = schema.getAsJsonObject("provider");
    var settings = types.members(provider, "inputProperties", "requiredInputs");
    inputs.addAll(types.objects(provider, "inputProperties"));
    file("", "ProviderArgs", classes(provider).providerInputs(settings));
    file("", "Provider", classes(provider).provider());
    file("", "Utilities", JavaClasses.utilities(schema, VERSION.toString().replace('\\', '/')));
    files.put(RESOURCES.resolve(VERSION), schema.get("version").getAsString() + "\n");
    var configuration = schema.getAsJsonObject("config");
    plain.addAll(types.objects(configuration, "variables"));
    file(
        "", "Config", classes(configuration).config(types.members(configuration, "variables", "")));
    for (var type : types("properties")) {
      object(type.getKey(), type.getValue());
    }
  }

  private void resource(String token, JsonObject described) {
    var name = JavaTypes.simpleName(token);
    inputs.addAll(types.objects(described, "inputProperties"));
    outputs.addAll(types.objects(described, "properties"));
    var given = types.members(described, "inputProperties", "requiredInputs");
    file("", name + "Args", classes(described).inputs(name + "Args", given, "ResourceArgs"));
    var found = types.members(described, "properties", "required");
    file("", name, classes(described).resource(token, name, found));
  }

  private String function(String token, JsonObject described) {
    var name = JavaTypes.simpleName(token);
    var upper = JavaTypes.constant(name);
    var arguments = described.getAsJsonObject("inputs");
    var result = described.getAsJsonObject("outputs");
    inputs.addAll(types.objects(arguments, "properties"));
    plain.addAll(types.objects(arguments, "properties"));
    outputs.addAll(types.objects(result, "properties"));
    var given = types.members(arguments, "properties", "required");
    file("inputs", upper + "Args", classes(described).inputs(upper + "Args", given, "InvokeArgs"));
    file("inputs", upper + "PlainArgs", classes(described).plainInputs(upper + "PlainArgs", given));
    var found = types.members(result, "properties", "required");
    file("outputs", upper + "Result", classes(described).outputs(upper + "Result", found));
    return classes(described).function(token, name, upper);
  }

  /** An object type, on each side on which something leads to it. */
  private void object(String token, JsonObject described) {
    var name = JavaTypes.simpleName(token);
    var members = types.members(described, "properties", "required");
    if (inputs.contains(token)) {
      file(
          "inputs",
          name + "Args",
          classes(described).inputs(name + "Args", members, "ResourceArgs"));
    }
    if (plain.contains(token)) {
      file("inputs", name, classes(described).plainInputs(name, members));
    }
    if (outputs.contains(token)) {
      file("outputs", name, classes(described).outputs(name, members));
    }
  }

  private List<Map.Entry<String, JsonObject>> described(String part) {
    return schema.getAsJsonObject(part).entrySet().stream()
        .map(each -> Map.entry(each.getKey(), each.getValue().getAsJsonObject()))
        .toList();
  }

  private List<Map.Entry<String, JsonObject>> types(String that) {
    return described("types").stream().filter(each -> each.getValue().has(that)).toList();
  }

  private static JavaClasses classes(JsonObject described) {
    return new JavaClasses(
        described.has("description") ? described.get("description").getAsString() : "");
  }

  private void file(String folder, String name, String body) {
    var inPackage = folder.isEmpty() ? PACKAGE : PACKAGE + "." + folder;
    var text =
        """
        // Written from schema.json by tests/sdk/java, in the shape of `pulumi package add`, which writes it anew.

        package %s;

        %s
        %s\
        """
            .formatted(inPackage, types.imports(body, inPackage, outputs), body);
    files.put(SOURCES.resolve(Path.of(inPackage.replace('.', '/'), name + ".java")), text);
  }
}
