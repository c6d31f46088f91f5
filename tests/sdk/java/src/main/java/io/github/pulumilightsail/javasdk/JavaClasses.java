package io.github.pulumilightsail.javasdk;

import static java.util.stream.Collectors.joining;

import com.google.gson.JsonObject;
import io.github.pulumilightsail.javasdk.JavaTypes.Member;
import io.github.pulumilightsail.javasdk.JavaTypes.Side;
import java.util.List;
import java.util.function.Function;

/** The bodies of the SDK's classes. */
final class JavaClasses {
  private final String description;

  JavaClasses(String description) {
    // Its first paragraph: the examples of all languages are in the reference.
    this.description = description.lines().findFirst().orElse("");
  }

  static String enumeration(String name, JsonObject described) {
    var constants =
        described.getAsJsonArray("enum").asList().stream()
            .map(each -> each.getAsJsonObject())
            .map(each ->
                doc("  ", each.get("description").getAsString())
                    + "  %s(\"%s\")".formatted(JavaTypes.constant(value(each)), value(each)))
            .collect(joining(",\n"));
    return """
    @EnumType
    public enum %1$s {
    %2$s;

      private final String value;

      %1$s(String value) {
        this.value = value;
      }

      @EnumType.Converter
      public String getValue() {
        return value;
      }
    }
    """
        .formatted(name, constants);
  }

  private static String value(JsonObject constant) {
    return constant.get("value").getAsString();
  }

  /** Inputs, each of which may be an output of another resource. */
  String inputs(String name, List<Member> members, String base) {
    return inputs(name, members, base, member -> "");
  }

  /** The settings of a provider, which cross to it as JSON unless they are text. */
  String providerInputs(List<Member> members) {
    return inputs(
        "ProviderArgs", members, "ResourceArgs", member -> member.isText() ? "" : ", json = true");
  }

  private String inputs(
      String name, List<Member> members, String base, Function<Member, String> more) {
    var body = new StringBuilder();
    var setters = new StringBuilder();
    var checks = new StringBuilder();
    for (var member : members) {
      var type = member.type(Side.INPUT);
      body.append(
          """

            @Import(name = "%1$s"%3$s)
            private @Nullable Output<%2$s> %1$s;
          """
              .formatted(
                  member.name,
                  type,
                  (member.required ? ", required = true" : "") + more.apply(member)));
      setters.append(setter(member, "Output<" + type + ">", "@Nullable "));
      setters.append(
          """

              public Builder %1$s(%2$s value) {
                return %1$s(Output.of(value));
              }
          """
              .formatted(member.name, type));
      setters.append(elements(member, Side.INPUT));
      checks.append(check(name, member, "Output.of(%s)"));
      if (member.isSecret()) {
        checks.append(
            """
                  made.%1$s = Codegen.secret(made.%1$s);
            """
                .formatted(member.name));
      }
    }
    for (var member : members) {
      body.append(getter(member, "Output<" + member.type(Side.INPUT) + ">", "Optional"));
    }
    var empty = "  public static final %1$s Empty = new %1$s();\n".formatted(name);
    return arguments(name, base, members, empty + body, setters.toString(), checks.toString());
  }

  /** Inputs that are known when the program runs. */
  String plainInputs(String name, List<Member> members) {
    var body = new StringBuilder();
    var setters = new StringBuilder();
    var checks = new StringBuilder();
    for (var member : members) {
      body.append(
          """

            @Import(name = "%1$s"%3$s)
            private @Nullable %2$s %1$s;
          """
              .formatted(
                  member.name,
                  member.type(Side.PLAIN),
                  member.required ? ", required = true" : ""));
      setters.append(setter(member, member.type(Side.PLAIN), "@Nullable "));
      setters.append(elements(member, Side.PLAIN));
      checks.append(check(name, member, "%s"));
    }
    for (var member : members) {
      body.append(getter(member, member.type(Side.PLAIN), "Optional"));
    }
    return arguments(
        name, "InvokeArgs", members, body.toString(), setters.toString(), checks.toString());
  }

  private String arguments(
      String name, String base, List<Member> members, String body, String setters, String checks) {
    return doc("", description)
        + """
        public final class %1$s extends %2$s {
        %3$s
        %6$s
          public static final class Builder {
        %7$s%4$s
            public %1$s build() {
        %5$s      return made;
            }
          }
        }
        """
            .formatted(
                name, base, body, setters, checks, beginnings(name, members), builders(name));
  }

  /** How one comes to be: from nothing, or from another one. */
  private static String beginnings(String name, List<Member> members) {
    var copies =
        members.stream()
            .map(member -> "    this.%1$s = other.%1$s;\n".formatted(member.name))
            .collect(joining());
    return """
      private %1$s() {}

      private %1$s(%1$s other) {
    %2$s  }

      public static Builder builder() {
        return new Builder();
      }

      public static Builder builder(%1$s defaults) {
        return new Builder(defaults);
      }
    """
        .formatted(name, copies);
  }

  private static String builders(String name) {
    return """
        private final %1$s made;

        public Builder() {
          made = new %1$s();
        }

        public Builder(%1$s defaults) {
          made = new %1$s(Objects.requireNonNull(defaults));
        }
    """
        .formatted(name);
  }

  private static String check(String owner, Member member, String wrapped) {
    if (!member.byDefault().isEmpty()) {
      return """
            if (made.%1$s == null) {
              made.%1$s = %2$s;
            }
      """
          .formatted(member.name, wrapped.formatted(member.byDefault()));
    }
    return !member.required
        ? ""
        : """
              if (made.%1$s == null) {
                throw new MissingRequiredPropertyException("%2$s", "%1$s");
              }
        """
            .formatted(member.name, owner);
  }

  private static String setter(Member member, String type, String annotation) {
    return "\n"
        + doc("    ", member.description)
        + """
            public Builder %1$s(%3$s%2$s value) {
              made.%1$s = value;
              return this;
            }
        """
            .formatted(member.name, type, annotation);
  }

  /** Lets the elements of a list be given one by one. */
  private static String elements(Member member, Side side) {
    if (!member.isList()) {
      return "";
    }
    var type = member.type(side);
    return """

        public Builder %1$s(%2$s... values) {
          return %1$s(List.of(values));
        }
    """
        .formatted(member.name, type.substring("List<".length(), type.length() - 1));
  }

  private static String getter(Member member, String type, String absent) {
    var text = member.required ? type : absent + "<" + type + ">";
    var value = member.required ? member.name : "Optional.ofNullable(%s)".formatted(member.name);
    return """

      public %s %s() {
        return %s;
      }
    """
        .formatted(text, member.name, value);
  }

  /** What comes back from the provider. */
  String outputs(String name, List<Member> members) {
    var body = new StringBuilder();
    var setters = new StringBuilder();
    for (var member : members) {
      body.append(
          """
            private %s%s %s;
          """
              .formatted(
                  member.required ? "" : "@Nullable ", member.type(Side.OUTPUT), member.name));
      setters.append(
          """

              @CustomType.Setter
              public Builder %1$s(%3$s%2$s value) {
          %4$s      made.%1$s = value;
                return this;
              }
          """
              .formatted(
                  member.name,
                  member.type(Side.OUTPUT),
                  member.required ? "" : "@Nullable ",
                  member.required ? demand(name, member) : ""));
      setters.append(elements(member, Side.OUTPUT));
    }
    body.append("\n").append(beginnings(name, members));
    for (var member : members) {
      body.append("\n").append(doc("  ", member.description)).append(result(member));
    }
    return doc("", description)
        + """
        @CustomType
        public final class %1$s {
        %2$s
          @CustomType.Builder
          public static final class Builder {
        %4$s%3$s
            public %1$s build() {
              return made;
            }
          }
        }
        """
            .formatted(name, body, setters, builders(name));
  }

  private static String demand(String owner, Member member) {
    return """
          if (value == null) {
            throw new MissingRequiredPropertyException("%2$s", "%1$s");
          }
    """
        .formatted(member.name, owner);
  }

  /** The stack's configuration of the package. */
  String config(List<Member> members) {
    var body = new StringBuilder();
    for (var member : members) {
      body.append("\n")
          .append(doc("  ", member.description))
          .append(
              """
                public Optional<%s> %s() {
                  return Codegen.%s.config(config).get();
                }
              """
                  .formatted(member.type(Side.PLAIN), member.name, member.reader()));
    }
    return """
    public final class Config {
      private static final com.pulumi.Config config = com.pulumi.Config.of("lightsail");
    %s}
    """
        .formatted(body);
  }

  /** A list or map that is not there is an empty one. */
  private static String result(Member member) {
    var type = member.type(Side.OUTPUT);
    if (!member.required && (member.isList() || member.isMap())) {
      return """
        public %1$s %2$s() {
          return %2$s == null ? %3$s.of() : %2$s;
        }
      """
          .formatted(type, member.name, member.isList() ? "List" : "Map");
    }
    return getter(member, type, "Optional").substring(1);
  }

  String resource(String token, String name, List<Member> members) {
    var body = new StringBuilder();
    for (var member : members) {
      var type = member.type(Side.OUTPUT);
      body.append(
          """
            @Export(name = "%1$s", %3$s)
            private Output<%2$s> %1$s;

          """
              .formatted(member.name, type, member.shape()));
    }
    for (var member : members) {
      var type = member.type(Side.OUTPUT);
      body.append(doc("  ", member.description));
      body.append(
          """
            public Output<%2$s> %1$s() {
              return %3$s;
            }

          """
              .formatted(
                  member.name,
                  member.required ? type : "Optional<" + type + ">",
                  member.required ? member.name : "Codegen.optional(" + member.name + ")"));
    }
    return doc("", description)
        + """
        @ResourceType(type = "%1$s")
        public class %2$s extends CustomResource {
        %3$s  public %2$s(String name) {
            this(name, %2$sArgs.Empty);
          }

          public %2$s(String name, %2$sArgs args) {
            this(name, args, null);
          }

          public %2$s(String name, %2$sArgs args, @Nullable CustomResourceOptions options) {
            super("%1$s", name, args == null ? %2$sArgs.Empty : args, Utilities.options(options, Codegen.empty()), false);
          }

          private %2$s(String name, Output<String> id, @Nullable CustomResourceOptions options) {
            super("%1$s", name, null, Utilities.options(options, id), false);
          }

          /** One that is there already, by its id. */
          public static %2$s get(String name, Output<String> id, @Nullable CustomResourceOptions options) {
            return new %2$s(name, id, options);
          }
        }
        """
            .formatted(token, name, body);
  }

  String provider() {
    return doc("", description)
        + """
        @ResourceType(type = "pulumi:providers:lightsail")
        public class Provider extends ProviderResource {
          public Provider(String name) {
            this(name, ProviderArgs.Empty);
          }

          public Provider(String name, ProviderArgs args) {
            this(name, args, null);
          }

          public Provider(String name, ProviderArgs args, @Nullable CustomResourceOptions options) {
            super("lightsail", name, args == null ? ProviderArgs.Empty : args, Utilities.options(options, Codegen.empty()), false);
          }
        }
        """;
  }

  String function(String token, String name, String upper) {
    return "\n"
        + doc("  ", description)
        + """
          public static Output<%3$sResult> %2$s(%3$sArgs args) {
            return %2$s(args, InvokeOptions.Empty);
          }

          public static Output<%3$sResult> %2$s(%3$sArgs args, InvokeOptions options) {
            return Deployment.getInstance().invoke("%1$s", TypeShape.of(%3$sResult.class), args, Utilities.options(options));
          }

          public static Output<%3$sResult> %2$s(%3$sArgs args, InvokeOutputOptions options) {
            return Deployment.getInstance().invoke("%1$s", TypeShape.of(%3$sResult.class), args, Utilities.options(options));
          }

          public static CompletableFuture<%3$sResult> %2$sPlain(%3$sPlainArgs args) {
            return %2$sPlain(args, InvokeOptions.Empty);
          }

          public static CompletableFuture<%3$sResult> %2$sPlain(%3$sPlainArgs args, InvokeOptions options) {
            return Deployment.getInstance().invokeAsync("%1$s", TypeShape.of(%3$sResult.class), args, Utilities.options(options));
          }
        """
            .formatted(token, name, upper);
  }

  static String functions(String methods) {
    return """
    public final class LightsailFunctions {
      private LightsailFunctions() {}
    %s}
    """
        .formatted(methods);
  }

  static String utilities(JsonObject schema, String versionResource) {
    return """
    /** Says of every resource and call which plugin it needs. */
    public final class Utilities {
      private static final String VERSION = read("%s");
      private static final String SERVER = "%s";

      private Utilities() {}

      public static String getVersion() {
        return VERSION;
      }

      private static String read(String resource) {
        try (var text = Utilities.class.getClassLoader().getResourceAsStream(resource)) {
          if (text == null) {
            throw new IllegalStateException("expected resource '" + resource + "' on Classpath, not found");
          }
          return new String(text.readAllBytes(), StandardCharsets.UTF_8).trim();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }

      static CustomResourceOptions options(@Nullable CustomResourceOptions given, Output<String> id) {
        var ours = CustomResourceOptions.builder().version(VERSION).pluginDownloadURL(SERVER).build();
        return CustomResourceOptions.merge(ours, given, id);
      }

      static InvokeOptions options(InvokeOptions given) {
        return new InvokeOptions(
            given.getParent().orElse(null),
            given.getProvider().orElse(null),
            given.getVersion().orElse(VERSION),
            given.getPluginDownloadURL().orElse(SERVER));
      }

      static InvokeOutputOptions options(InvokeOutputOptions given) {
        return new InvokeOutputOptions(
            given.getParent().orElse(null),
            given.getProvider().orElse(null),
            given.getVersion().orElse(VERSION),
            given.getPluginDownloadURL().orElse(SERVER),
            given.getDependsOn());
      }
    }
    """
        .formatted(versionResource, schema.get("pluginDownloadURL").getAsString());
  }

  private static String doc(String indent, String text) {
    if (text.isEmpty()) {
      return "";
    }
    var safe = text.replace("&", "&amp;").replace("<", "&lt;").replace("*/", "*&#47;");
    var words = safe.replaceAll("`([^`]*)`", "{@code $1}").split(" (?![^{]*})", -1);
    var lines = new StringBuilder(indent + "/**\n" + indent + " *");
    var length = indent.length() + 2;
    for (var word : words) {
      length += 1 + word.length();
      if (length > 100) {
        lines.append("\n").append(indent).append(" *");
        length = indent.length() + 3 + word.length();
      }
      lines.append(' ').append(word);
    }
    var wrapped = lines.append("\n").append(indent).append(" */\n").toString();
    var single = indent + "/** " + String.join(" ", words) + " */\n";
    return single.length() > 101 ? wrapped : single;
  }
}
