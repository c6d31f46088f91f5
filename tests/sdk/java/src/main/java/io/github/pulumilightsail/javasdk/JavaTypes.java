package io.github.pulumilightsail.javasdk;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What the types of a schema are in Java. */
final class JavaTypes {
  private static final Set<String> OTHERS =
      Set.of(
          "com.pulumi.core.Output",
          "com.pulumi.core.TypeShape",
          "com.pulumi.core.annotations.CustomType",
          "com.pulumi.core.annotations.EnumType",
          "com.pulumi.core.annotations.Export",
          "com.pulumi.core.annotations.Import",
          "com.pulumi.core.annotations.ResourceType",
          "com.pulumi.core.internal.Codegen",
          "com.pulumi.deployment.Deployment",
          "com.pulumi.deployment.InvokeOptions",
          "com.pulumi.deployment.InvokeOutputOptions",
          "com.pulumi.exceptions.MissingRequiredPropertyException",
          "com.pulumi.resources.CustomResource",
          "com.pulumi.resources.CustomResourceOptions",
          "com.pulumi.resources.InvokeArgs",
          "com.pulumi.resources.ProviderResource",
          "com.pulumi.resources.ResourceArgs",
          "java.io.IOException",
          "java.io.UncheckedIOException",
          "java.nio.charset.StandardCharsets",
          "java.util.List",
          "java.util.Map",
          "java.util.Objects",
          "java.util.Optional",
          "java.util.concurrent.CompletableFuture",
          "javax.annotation.Nullable");

  /** From where a type is looked at: nested objects are other classes in each. */
  enum Side {
    INPUT("Args"),
    PLAIN(""),
    OUTPUT("");

    private final String suffix;

    Side(String suffix) {
      this.suffix = suffix;
    }
  }

  private final JsonObject types;
  private final JsonObject functions;

  JavaTypes(JsonObject schema) {
    types = schema.getAsJsonObject("types");
    functions = schema.getAsJsonObject("functions");
  }

  /** A property of an object. */
  final class Member {
    final String name;
    final boolean required;
    final String description;
    private final JsonObject described;

    private Member(String name, JsonObject described, boolean required) {
      this.name = name;
      this.described = described;
      this.required = required;
      this.description = described.get("description").getAsString();
    }

    String type(Side side) {
      return JavaTypes.this.type(described, side);
    }

    boolean isList() {
      return kind(described).equals("array");
    }

    boolean isMap() {
      return kind(described).equals("object") && described.has("additionalProperties");
    }

    /** Plain text: neither a word of an enum nor anything else. */
    boolean isText() {
      return kind(described).equals("string") && !described.has("$ref");
    }

    boolean isSecret() {
      return described.has("secret");
    }

    /** The expression of the default, empty if there is none. */
    String byDefault() {
      if (!described.has("default")) {
        return "";
      }
      return type(Side.INPUT) + "." + constant(described.get("default").getAsString());
    }

    /** What reads it from a stack's configuration. */
    String reader() {
      var type = type(Side.PLAIN);
      if (isList()) {
        var item = type.substring("List<".length(), type.length() - 1);
        return "objectProp(\"%s\", TypeShape.<%s>builder(List.class).addParameter(%s.class).build())"
            .formatted(name, type, item);
      }
      return switch (type) {
        case "String" -> "stringProp(\"%s\")".formatted(name);
        case "Integer" -> "integerProp(\"%s\")".formatted(name);
        case "Boolean" -> "booleanProp(\"%s\")".formatted(name);
        default -> "objectProp(\"%s\", %s.class)".formatted(name, type);
      };
    }

    /** What `@Export` says of the type: the classes, and how they nest. */
    String shape() {
      var classes = new ArrayList<String>();
      var tree = tree(type(Side.OUTPUT), classes);
      if (!tree.startsWith("[")) {
        tree = "[" + tree + "]";
      }
      return "refs = {%s}, tree = \"%s\"".formatted(String.join(", ", classes), tree);
    }
  }

  List<Member> members(JsonObject described, String properties, String required) {
    var needed = new HashSet<String>();
    if (described.has(required)) {
      described.getAsJsonArray(required).forEach(name -> needed.add(name.getAsString()));
    }
    var members = new ArrayList<Member>();
    for (Map.Entry<String, JsonElement> each : described.getAsJsonObject(properties).entrySet()) {
      var value = each.getValue().getAsJsonObject();
      members.add(new Member(each.getKey(), value, needed.contains(each.getKey())));
    }
    return members;
  }

  /** The names of the objects that one leads to, in one of its groups of properties. */
  Set<String> objects(JsonObject described, String properties) {
    var found = new TreeSet<String>();
    described.getAsJsonObject(properties).asMap().values().forEach(each -> meet(each, found));
    return found;
  }

  private void meet(JsonElement element, Set<String> found) {
    var described = element.getAsJsonObject();
    if (described.has("$ref")) {
      var token = token(described);
      var type = types.getAsJsonObject(token);
      if (!type.has("enum") && found.add(token)) {
        type.getAsJsonObject("properties").asMap().values().forEach(each -> meet(each, found));
      }
    }
    for (var part : List.of("items", "additionalProperties")) {
      if (described.has(part)) {
        meet(described.get(part), found);
      }
    }
  }

  private static String token(JsonObject described) {
    return described.get("$ref").getAsString().replace("#/types/", "");
  }

  static String simpleName(String token) {
    return token.substring(token.lastIndexOf(':') + 1);
  }

  static String constant(String value) {
    return Character.toUpperCase(value.charAt(0)) + value.substring(1);
  }

  private static String kind(JsonObject described) {
    return described.get("type").getAsString();
  }

  private String type(JsonObject described, Side side) {
    if (described.has("$ref")) {
      var token = token(described);
      return simpleName(token) + (types.getAsJsonObject(token).has("enum") ? "" : side.suffix);
    }
    return switch (kind(described)) {
      case "string" -> "String";
      case "integer" -> "Integer";
      case "number" -> "Double";
      case "boolean" -> "Boolean";
      case "array" -> "List<%s>".formatted(type(described.getAsJsonObject("items"), side));
      case "object" ->
          "Map<String, %s>"
              .formatted(type(described.getAsJsonObject("additionalProperties"), side));
      default -> throw new IllegalArgumentException("no Java for " + described);
    };
  }

  private static String tree(String type, List<String> classes) {
    var nested = type.indexOf('<');
    if (nested < 0) {
      return String.valueOf(index(type, classes));
    }
    var tree = new StringBuilder("[").append(index(type.substring(0, nested), classes));
    for (var part : type.substring(nested + 1, type.length() - 1).split(", ", -1)) {
      tree.append(',').append(tree(part, classes));
    }
    return tree.append(']').toString();
  }

  private static int index(String type, List<String> classes) {
    var name = type + ".class";
    if (!classes.contains(name)) {
      classes.add(name);
    }
    return classes.indexOf(name);
  }

  /**
   * The import lines that a file needs.
   *
   * @param outputs the objects that come back from the provider; elsewhere a name means an input
   */
  String imports(String body, String inPackage, Set<String> outputs) {
    var known = new HashSet<>(OTHERS);
    for (var type : types.entrySet()) {
      var name = simpleName(type.getKey());
      if (type.getValue().getAsJsonObject().has("enum")) {
        known.add(JavaSdk.PACKAGE + ".enums." + name);
      } else {
        known.add(JavaSdk.PACKAGE + ".inputs." + name + "Args");
        known.add(
            JavaSdk.PACKAGE
                + (inPackage.endsWith(".inputs") || !outputs.contains(type.getKey())
                    ? ".inputs."
                    : ".outputs.")
                + name);
      }
    }
    for (var function : functions.keySet()) {
      var name = constant(simpleName(function));
      known.add(JavaSdk.PACKAGE + ".inputs." + name + "Args");
      known.add(JavaSdk.PACKAGE + ".inputs." + name + "PlainArgs");
      known.add(JavaSdk.PACKAGE + ".outputs." + name + "Result");
    }
    var code =
        Pattern.compile("/\\*\\*.*?\\*/|\"[^\"\n]*\"", Pattern.DOTALL).matcher(body).replaceAll("");
    var lines = new TreeSet<String>();
    for (var each : known) {
      var end = each.lastIndexOf('.');
      var used =
          Pattern.compile("(?<![.\\w])" + each.substring(end + 1) + "\\b").matcher(code).find();
      if (used && !each.substring(0, end).equals(inPackage)) {
        lines.add("import " + each + ";\n");
      }
    }
    return String.join("", lines);
  }
}
