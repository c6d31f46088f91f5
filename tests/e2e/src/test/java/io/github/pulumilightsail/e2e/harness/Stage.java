package io.github.pulumilightsail.e2e.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import com.pulumi.Context;
import com.pulumi.automation.AutomationException;
import com.pulumi.automation.CommandException;
import com.pulumi.automation.ConfigValue;
import com.pulumi.automation.DestroyOptions;
import com.pulumi.automation.LocalWorkspace;
import com.pulumi.automation.LocalWorkspaceOptions;
import com.pulumi.automation.PreviewOptions;
import com.pulumi.automation.RefreshOptions;
import com.pulumi.automation.UpOptions;
import com.pulumi.automation.UpdateOptions;
import com.pulumi.automation.WorkspaceStack;
import io.github.pulumilightsail.emulator.EmulatedRegion;
import io.github.pulumilightsail.emulator.InstanceSeed;
import io.github.pulumilightsail.emulator.LightsailEmulator;
import io.github.pulumilightsail.emulator.behavior.Progress;
import io.github.pulumilightsail.emulator.behavior.Switches;
import io.github.pulumilightsail.emulator.model.EmulatedInstance;
import io.github.pulumilightsail.emulator.model.RecordedCall;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One person with one project: a folder with a program, a stack in a backend of its own, and a
 * local Lightsail that is all the AWS there is. Made anew for each test.
 *
 * <p>Commands go through the Automation API where it has them. Each gives what the command did and
 * said, and fails the test if the command ended otherwise than expected.
 */
public final class Stage implements BeforeEachCallback, AfterEachCallback {
  public static final String REGION = "eu-central-1";
  private static final String STACK = "dev";
  private static final Gson GSON = new Gson();

  private final Map<String, String> environment = new LinkedHashMap<>();
  private final Map<String, String> config = new LinkedHashMap<>();
  private Optional<LightsailEmulator> emulator = Optional.empty();
  private Optional<Folder> folder = Optional.empty();
  private Optional<WorkspaceStack> stack = Optional.empty();
  private Optional<Cli> cli = Optional.empty();
  private @Nullable Consumer<Context> inline;

  @Override
  public void beforeEach(ExtensionContext context) {
    var fresh = LightsailEmulator.start();
    emulator = Optional.of(fresh);
    folder = Optional.of(Folder.create());
    // A write is applied at once, unless a scenario is about what goes on until then.
    fresh.behavior().set(Switches.APPLIED, Progress.atOnce());
    fresh.behavior().set(Switches.OPERATION_DONE, Progress.atOnce());
    config.put("lightsail:region", REGION);
    config.put("lightsail:endpoint", fresh.uri().toString());
    environment.putAll(surroundings());
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    if (stack.isPresent()) {
      stack.orElseThrow().close();
    }
    emulator.ifPresent(LightsailEmulator::close);
    if (context.getExecutionException().isPresent()) {
      cli.ifPresent(done ->
          done.runs().stream()
              .filter(run -> !run.arguments().getFirst().equals("stack"))
              .forEach(Stage::tell));
    }
    folder.ifPresent(Folder::close);
  }

  private static void tell(Run run) {
    System.out.printf("$ pulumi %s%n%s%n", String.join(" ", run.arguments()), run.text());
  }

  private Map<String, String> surroundings() {
    var nothing = folder().write("aws/nothing", "").toString();
    return Map.ofEntries(
        Map.entry("PATH", Checkout.engineFolder() + File.pathSeparator + System.getenv("PATH")),
        Map.entry("HOME", folder().subfolder("home").toString()),
        Map.entry("PULUMI_HOME", Homes.shared().toString()),
        Map.entry("PULUMI_BACKEND_URL", folder().subfolder("state").toUri().toString()),
        Map.entry("PULUMI_CONFIG_PASSPHRASE", "correct horse"),
        Map.entry("PULUMI_SKIP_UPDATE_CHECK", "true"),
        Map.entry("PULUMI_DEBUG_COMMANDS", "true"),
        Map.entry("PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION", "true"),
        Map.entry("PULUMI_DISABLE_REGISTRY_RESOLVE", "true"),
        Map.entry("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE"),
        Map.entry("AWS_SECRET_ACCESS_KEY", "example"),
        Map.entry("AWS_EC2_METADATA_DISABLED", "true"),
        Map.entry("AWS_CONFIG_FILE", nothing),
        Map.entry("AWS_SHARED_CREDENTIALS_FILE", nothing));
  }

  // ---- Lightsail

  public LightsailEmulator emulator() {
    return emulator.orElseThrow();
  }

  public EmulatedRegion region() {
    return emulator().region(REGION);
  }

  /** An instance that there will be; {@code create()} makes it. */
  public InstanceSeed seed(String name) {
    return region().instance(name);
  }

  public EmulatedInstance instance(String name) {
    return region().get(name);
  }

  /** The calls of a command: those since the last time that this was asked. */
  public List<RecordedCall> newCalls() {
    var calls = emulator().calls();
    emulator().clearCalls();
    return calls;
  }

  // ---- the project

  public Folder folder() {
    return folder.orElseThrow();
  }

  public Path project() {
    return folder().subfolder("my project");
  }

  /** Sets a variable for all commands to come. */
  public Stage environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** The variables that every command gets. */
  public Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  public Stage environment(Map<String, String> variables) {
    environment.putAll(variables);
    return this;
  }

  /** Sets a value of the stack's configuration, before the first command. */
  public Stage config(String key, String value) {
    config.put(key, value);
    return this;
  }

  public Stage noConfig(String key) {
    config.remove(key);
    return this;
  }

  /** The project of an example from now on, in a copy: what git does not know of stays behind. */
  public Stage example(String example) {
    var source = Checkout.file("examples").resolve(example);
    for (var file : Checkout.files(source)) {
      folder().copy(source.resolve(file), "my project/" + file);
    }
    return this;
  }

  /** The program from now on: the resources, outputs and so on of a YAML program. */
  public Stage program(String yaml) {
    folder()
        .write(
            "my project/Pulumi.yaml",
            """
            name: scenario
            runtime: yaml
            plugins:
              providers:
                - name: lightsail
                  path: %s
            """
                    .formatted(Checkout.pluginFolder())
                + yaml);
    return this;
  }

  /**
   * The program from now on: one resource {@code web} with these properties. It puts back what was
   * there before, unless they say otherwise.
   */
  public Stage manages(String properties) {
    return manages(properties, "");
  }

  /**
   * The program from now on: one resource {@code web}.
   *
   * @param options its resource options, such as {@code protect: true}
   */
  public Stage manages(String properties, String options) {
    return program(
        """
        resources:
          web:
            type: lightsail:InstanceMetadataOptions
            properties: {%s}
            options: {%s}
        """
            .formatted(
                properties.contains("onDelete") ? properties : properties + ", onDelete: restore",
                options));
  }

  /** The program from now on, run in this process; the project is named as a YAML one's. */
  public Stage program(Consumer<Context> program) {
    program("");
    inline = program;
    return this;
  }

  /** The stack of the project, which the first call makes. */
  public WorkspaceStack stack() {
    if (stack.isEmpty()) {
      var settings = new StringBuilder("config:\n");
      config.forEach((key, value) -> settings.append("  %s: \"%s\"%n".formatted(key, value)));
      folder().write("my project/Pulumi." + STACK + ".yaml", settings.toString());
      stack =
          Optional.of(
              asked(() ->
                  WorkspaceStack.create(
                      STACK,
                      LocalWorkspace.create(
                          LocalWorkspaceOptions.builder()
                              .workDir(project())
                              .program(inline)
                              .pulumiCommand(commands())
                              .environmentVariables(environment)
                              .build()))));
    }
    return stack.orElseThrow();
  }

  private Cli commands() {
    if (cli.isEmpty()) {
      cli = Optional.of(new Cli(environment, folder().subfolder("scratch")));
    }
    return cli.orElseThrow();
  }

  // ---- commands

  public Run up() {
    return succeeded(tryUp());
  }

  /** An {@code up} that is to fail. */
  public Run failedUp() {
    return failed(tryUp());
  }

  public Run up(UpOptions.Builder options) {
    return succeeded(command("up", () -> stack().up(quiet(options).onEvent(_ -> {}).build())));
  }

  private Run tryUp() {
    return command("up", () -> stack().up(quiet(UpOptions.builder()).build()));
  }

  public Run preview() {
    return succeeded(tryPreview());
  }

  /** A {@code preview} that is to fail. */
  public Run failedPreview() {
    return failed(tryPreview());
  }

  private Run tryPreview() {
    return command(
        "preview", () -> stack().preview(quiet(PreviewOptions.builder()).diff(true).build()));
  }

  public Run refresh() {
    return succeeded(tryRefresh());
  }

  /** A {@code refresh} that is to fail. */
  public Run failedRefresh() {
    return failed(tryRefresh());
  }

  private Run tryRefresh() {
    return command("refresh", () -> stack().refresh(quiet(RefreshOptions.builder()).build()));
  }

  /** Not by the Automation API: it adds a flag that the engine refuses here. */
  public Run refreshPreview() {
    return succeeded(pulumi("refresh", "--preview-only", "--diff", "--color=never"));
  }

  public Run destroy() {
    return succeeded(tryDestroy());
  }

  /** A {@code destroy} that is to fail. */
  public Run failedDestroy() {
    return failed(tryDestroy());
  }

  private Run tryDestroy() {
    return command("destroy", () -> stack().destroy(quiet(DestroyOptions.builder()).build()));
  }

  private static <B extends UpdateOptions.Builder<B>> B quiet(B options) {
    return options.color("never");
  }

  /** {@code pulumi import} of one {@code InstanceMetadataOptions}. */
  public Run importing(String name, String id) {
    return succeeded(tryImporting(name, id));
  }

  public Run failedImporting(String name, String id) {
    return failed(tryImporting(name, id));
  }

  private Run tryImporting(String name, String id) {
    return pulumi(
        "import",
        "lightsail:index:InstanceMetadataOptions",
        name,
        id,
        "--yes",
        "--skip-preview",
        "--protect=false",
        "--color=never");
  }

  /** Any command, which may end as it likes. */
  public Run pulumi(String... arguments) {
    stack();
    return commands().run(List.of(arguments), project(), Map.of());
  }

  /** Begins a command, and leaves it to the test to end it. */
  public Process begin(String... arguments) {
    stack();
    return commands().begin(List.of(arguments), project());
  }

  /** Sets a secret of the stack's configuration. */
  public void secretConfig(String key, String value) {
    asked(() -> {
      stack().setConfig(key, new ConfigValue(value, true));
      return stack();
    });
  }

  // ---- what came of it

  /** A resource as the state has it; fails if it is not there. */
  public JsonObject resource(String name) {
    return resources().stream()
        .filter(resource -> resource.get("urn").getAsString().endsWith("::" + name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no resource " + name + " in the state"));
  }

  /** The outputs of a resource in the state. */
  public JsonObject outputs(String name) {
    return resource(name).getAsJsonObject("outputs");
  }

  /** Our resources in the state. */
  public List<JsonObject> resources() {
    var resources = state().getAsJsonArray("resources");
    var ours = new ArrayList<JsonObject>();
    if (resources != null) {
      for (JsonElement resource : resources) {
        if (resource.getAsJsonObject().get("type").getAsString().startsWith("lightsail:")) {
          ours.add(resource.getAsJsonObject());
        }
      }
    }
    return ours;
  }

  /**
   * Puts the backup in the place of a checkpoint that is none. The engine writes that of a file
   * backend in place; one that is killed meanwhile leaves a piece of it, or nothing, beside the one
   * before.
   *
   * @return whether there was a need to
   */
  public boolean restoreTornCheckpoint() throws IOException {
    var checkpoint = checkpoint();
    var torn = !isJson(checkpoint);
    if (torn) {
      Files.copy(
          checkpoint.resolveSibling(checkpoint.getFileName() + ".bak"),
          checkpoint,
          StandardCopyOption.REPLACE_EXISTING);
    }
    return torn;
  }

  /** The file in which the engine keeps the stack. */
  public Path checkpoint() throws IOException {
    try (var files = Files.walk(folder().subfolder("state/.pulumi/stacks"))) {
      return files.filter(file -> file.toString().endsWith(".json")).findFirst().orElseThrow();
    }
  }

  private static boolean isJson(Path file) throws IOException {
    try {
      return json(Files.readString(file)).isJsonObject();
    } catch (JsonParseException _) {
      return false;
    }
  }

  public JsonObject state() {
    return GSON.toJsonTree(asked(() -> stack().exportStack()).deployment()).getAsJsonObject();
  }

  public static JsonElement json(String text) {
    return JsonParser.parseString(text);
  }

  // ----

  /** A call of the Automation API, which has checked exceptions. */
  private interface Asked<T> {
    T ask() throws AutomationException;
  }

  private static <T> T asked(Asked<T> work) {
    try {
      return work.ask();
    } catch (AutomationException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  private Run command(String name, Asked<?> work) {
    stack();
    var before = commands().runs().size();
    asked(() -> {
      try {
        return work.ask();
      } catch (CommandException e) {
        return e;
      } catch (AutomationException e) {
        // After an update that went well, the API takes every output of the stack for a text.
        if (e.getCause() instanceof JsonSyntaxException) {
          return e;
        }
        throw e;
      }
    });
    return commands().runs().stream()
        .skip(before)
        .filter(run -> run.arguments().getFirst().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Run succeeded(Run run) {
    assertThat(run.succeeded()).as(run.text()).isTrue();
    return run;
  }

  private static Run failed(Run run) {
    assertThat(run.succeeded()).as(run.text()).isFalse();
    return run;
  }
}
