package io.github.pulumilightsail.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A virtual environment under {@code target} with the pinned boto3 and AWS CLI, made once. */
record Python(Path home, Map<String, String> more) {
  private static final Path SOURCES = Path.of("src/test/python");
  private static final Path HOME = Path.of("target/python").toAbsolutePath();

  static Python prepare() throws IOException, InterruptedException {
    var wanted = Files.readString(SOURCES.resolve("requirements.txt"));
    var installed = HOME.resolve("installed.txt");
    if (!Files.exists(installed) || !Files.readString(installed).equals(wanted)) {
      run(List.of("python3", "-m", "venv", "--clear", HOME.toString()), Map.of());
      run(
          List.of(
              HOME + "/bin/python",
              "-m",
              "pip",
              "install",
              "--quiet",
              "--disable-pip-version-check",
              "--requirement",
              SOURCES.resolve("requirements.txt").toString()),
          Map.of());
      Files.writeString(installed, wanted);
    }
    return new Python(HOME, Map.of());
  }

  /** The same, with a certificate authority that AWS's clients are to trust. */
  Python trusting(Path pem) {
    return new Python(home, Map.of("AWS_CA_BUNDLE", pem.toString()));
  }

  /** Runs a script of ours and tells what it printed. */
  String script(String name, URI endpoint) throws IOException, InterruptedException {
    return run(
        List.of(home + "/bin/python", SOURCES.resolve(name).toString(), String.valueOf(endpoint)),
        environment());
  }

  /** Runs {@code aws} with these arguments and the endpoint, and tells what it printed. */
  String aws(URI endpoint, String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(home + "/bin/python", home + "/bin/aws"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--endpoint-url", String.valueOf(endpoint)));
    return run(command, environment());
  }

  private Map<String, String> environment() {
    var all = new HashMap<>(more);
    all.putAll(
        Map.of(
            "AWS_ACCESS_KEY_ID", "AKIDPYTHON",
            "AWS_SECRET_ACCESS_KEY", "secret",
            "AWS_DEFAULT_REGION", "eu-central-1",
            "AWS_DEFAULT_OUTPUT", "json",
            "AWS_CONFIG_FILE", home + "/no-config",
            "AWS_SHARED_CREDENTIALS_FILE", home + "/no-credentials",
            "AWS_EC2_METADATA_DISABLED", "true",
            "NO_PROXY", "127.0.0.1"));
    return all;
  }

  private static String run(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().putAll(environment);
    var process = builder.start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as("%s%n%s", command, output).isZero();
    return output;
  }
}
