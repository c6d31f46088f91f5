package io.github.pulumilightsail.e2e.harness;

import io.github.pulumilightsail.e2e.harness.Shell.Ended;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** A job of a CI system's file: the commands that stand there, run as that system runs them. */
public final class Pipeline {
  /**
   * What one shell runs.
   *
   * @param always even after a step that failed
   */
  private record Step(String script, boolean always) {}

  private final String folder;
  private final Map<String, String> variables;
  private final List<Step> steps;

  private Pipeline(String folder, Map<String, String> variables, List<Step> steps) {
    this.folder = folder;
    this.variables = variables;
    this.steps = steps;
  }

  /**
   * GitHub Actions: each {@code run} is a {@code bash -e}; what {@code uses} an action is left out.
   */
  public static Pipeline github(Path file, String job) {
    var workflow = read(file);
    var steps = new ArrayList<Step>();
    for (var step : list(at(workflow, "jobs", job, "steps"))) {
      var run = at(step, "run");
      if (run != null) {
        steps.add(new Step("set -e\n" + run, "always()".equals(at(step, "if"))));
      }
    }
    var folder = at(workflow, "defaults", "run", "working-directory");
    return new Pipeline(String.valueOf(folder), variables(at(workflow, "env")), steps);
  }

  /** GitLab CI: {@code before_script} and {@code script} are one shell. */
  public static Pipeline gitlab(Path file, String job) {
    var whole = read(file);
    var base = String.valueOf(at(whole, job, "extends"));
    var variables = variables(at(whole, "variables"));
    variables.putAll(variables(at(whole, job, "variables")));
    var script = new StringBuilder("set -eo pipefail\n");
    list(at(whole, base, "before_script")).forEach(line -> script.append(line).append('\n'));
    list(at(whole, job, "script")).forEach(line -> script.append(line).append('\n'));
    return new Pipeline("", variables, List.of(new Step(script.toString(), false)));
  }

  /** Runs it in a clone; {@code environment} wins over the variables of the file. */
  public Ended run(Path clone, Map<String, String> environment) {
    var summary = clone.resolveSibling(clone.getFileName() + "-summary.md");
    var all = new HashMap<>(variables);
    all.putAll(environment);
    all.put("GITHUB_STEP_SUMMARY", summary.toString());
    all.put("CI_PROJECT_DIR", clone.toString());
    var shell = new Shell(all);
    var text = new StringBuilder();
    var code = 0;
    for (var step : steps) {
      if (code == 0 || step.always()) {
        var ended = shell.run(clone.resolve(folder), "bash", "-c", step.script());
        text.append(ended.text());
        code = code == 0 ? ended.code() : code;
      }
    }
    return new Ended(code, text + "---- summary\n" + contents(summary));
  }

  private static String contents(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object read(Path file) {
    try {
      return new Yaml().load(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those that the file itself knows; the others are secrets of the CI system. */
  private static Map<String, String> variables(@Nullable Object found) {
    var variables = new HashMap<String, String>();
    if (found instanceof Map<?, ?> map) {
      map.forEach((name, value) -> {
        if (!value.toString().contains("${{")) {
          variables.put(name.toString(), value.toString());
        }
      });
    }
    return variables;
  }

  private static @Nullable Object at(@Nullable Object from, String... path) {
    var found = from;
    for (var key : path) {
      found = found instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return found;
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }
}
