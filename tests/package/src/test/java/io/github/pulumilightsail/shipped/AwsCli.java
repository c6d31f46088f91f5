package io.github.pulumilightsail.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The AWS CLI of PyPI, in the virtual environment that the tests of the emulator make and keep, or
 * made here if these come first.
 */
final class AwsCli {
  private static final Path WANTED =
      Shipped.file("tests/emulator/src/test/python/requirements.txt");
  private static final Path HOME = Shipped.file("tests/emulator/target/python");
  private static final Path SCRIPT = Shipped.file("tests/package/src/test/python/aws_cli.py");

  private AwsCli() {}

  /** What came of one run. */
  record Said(int status, String text) {}

  /** Asks for an instance in each of the surroundings. */
  static List<Said> inEach(List<Surroundings> all) throws IOException, InterruptedException {
    prepare();
    var jobs = all.stream().map(AwsCli::job).toList();
    var process =
        new ProcessBuilder(HOME + "/bin/python", SCRIPT.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var in = process.getOutputStream()) {
      in.write(new Gson().toJson(jobs).getBytes(StandardCharsets.UTF_8));
    }
    var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    var said = new ArrayList<Said>();
    for (var run : JsonParser.parseString(answer).getAsJsonArray()) {
      var each = run.getAsJsonObject();
      said.add(new Said(each.get("status").getAsInt(), each.get("said").getAsString()));
    }
    return said;
  }

  private static Map<String, Object> job(Surroundings around) {
    var variables = new TreeMap<>(around.variables());
    // Version 1, which PyPI has, does not know the variable that version 2 reads first.
    var region = variables.get("AWS_REGION");
    if (region != null) {
      variables.put("AWS_DEFAULT_REGION", region);
    }
    var arguments =
        new ArrayList<>(List.of("lightsail", "get-instance", "--instance-name", "web-1"));
    around
        .config()
        .forEach((name, value) -> {
          switch (name) {
            case "profile", "region" -> arguments.addAll(List.of("--" + name, value.toString()));
            case "endpoint" -> arguments.addAll(List.of("--endpoint-url", value.toString()));
            default -> throw new IllegalStateException("the AWS CLI has no option for " + name);
          }
        });
    return Map.of("variables", variables, "arguments", arguments);
  }

  private static void prepare() throws IOException, InterruptedException {
    var wanted = Files.readString(WANTED);
    var installed = HOME.resolve("installed.txt");
    if (!Files.exists(installed) || !Files.readString(installed).equals(wanted)) {
      run("python3", "-m", "venv", "--clear", HOME.toString());
      run(
          HOME + "/bin/python",
          "-m",
          "pip",
          "install",
          "--quiet",
          "--disable-pip-version-check",
          "--requirement",
          WANTED.toString());
      Files.writeString(installed, wanted);
    }
  }

  private static void run(String... command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
