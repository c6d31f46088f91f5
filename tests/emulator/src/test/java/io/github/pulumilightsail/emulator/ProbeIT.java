package io.github.pulumilightsail.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.emulator.model.EmulatedOptions;
import io.github.pulumilightsail.emulator.model.OptionsPatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code tests/aws/run}, which asks a real account what is not documented: asked of the emulator,
 * it finds the switches as they are set, and it leaves nothing behind.
 */
class ProbeIT {
  private static final Path RUN = Path.of("../aws/run").toAbsolutePath().normalize();

  @TempDir Path folder;
  private final ManualClock clock = ManualClock.at(Instant.now());
  private final LightsailEmulator emulator =
      LightsailEmulator.start(EmulatorOptions.defaults().clock(clock));
  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void stop() {
    // One that is still there would look for its instances for minutes, at whatever listens next.
    processes.forEach(process -> process.destroyForcibly().onExit().join());
    emulator.close();
  }

  @ParameterizedTest
  @MethodSource("positions")
  void findsTheSwitchesAsTheyAre(String position) throws Exception {
    var region = region(position);
    var wanted = switches(position);
    wanted.forEach((name, value) -> emulator.behavior().set(name, value));
    var out = folder.resolve("switches");

    var said = ended(probe(region, "--yes", "--settle", "0.2", "--out", out.toString()), 0);

    assertThat(Files.readAllLines(out))
        .as(said)
        .containsAll(wanted.entrySet().stream().map(Object::toString).toList())
        .anyMatch(line -> line.matches("applied=\\d+ms"))
        .anyMatch(line -> line.matches("operationDone=\\d+ms"));
    CommandLine.parse("--switches", out.toString()).setUp(emulator);
    assertThat(emulator.region(region).instances()).isEmpty();
  }

  /** But for the numbers, and for what no probe can see from outside. */
  @Test
  void thePositionsHaveEveryValueOfEverySwitch() throws IOException {
    var found =
        positions()
            .flatMap(position -> switches(position).entrySet().stream())
            .map(Object::toString)
            .collect(toSet());
    var unseen = Set.of("unknownMembers", "unknownSessionTokens");
    for (var name : emulator.behavior().describe().keySet()) {
      assertThatThrownBy(() -> emulator.behavior().set(name, "?"))
          .satisfies(refusal -> {
            var words = Pattern.compile("one of (.*), not \\?").matcher(refusal.getMessage());
            if (words.find() && !unseen.contains(name)) {
              assertThat(words.group(1).split(", "))
                  .allMatch(value -> found.contains(name + "=" + value), "a position of " + name);
            }
          });
    }
  }

  private static Stream<String> positions() throws IOException {
    return Files.readAllLines(RUN.resolveSibling("positions.txt")).stream()
        .filter(line -> !line.startsWith("#"));
  }

  private static String region(String position) {
    return position.split(" ", 2)[0];
  }

  private static Map<String, String> switches(String position) {
    return Arrays.stream(position.split(" "))
        .skip(1)
        .map(each -> each.split("=", 2))
        .collect(toMap(parts -> parts[0], parts -> parts[1]));
  }

  @Test
  void findsTheRateThatIsThrottled() throws Exception {
    emulator.faults().throttle("GetInstanceState").after(2);

    var said = ended(probe("eu-central-1", "--yes", "--settle", "0.2", "--throttle"), 0);

    assertThat(said).contains("throttled at about 8 calls a second", "ThrottlingException");
  }

  /** No switch does it; where the local Lightsail is told what is printed, it does the same. */
  @Test
  void aBlueprintThatIsLaunchedOtherwiseThanDocumentedIsToldAndCanBeReproduced() throws Exception {
    var safe = OptionsPatch.none().tokens("required");
    var defaults = EmulatedOptions.serviceDefaults();
    emulator.behavior().blueprintDefaults("ubuntu_24_04", defaults);
    emulator.behavior().blueprintDefaults("amazon_linux_2023", defaults.with(safe.hopLimit(2)));

    var said = ended(probe("eu-central-1", "--yes", "--settle", "0.01"), 0);

    assertThat(said)
        .contains("launched from ubuntu_24_04, NOT AS DOCUMENTED: ", "but for what is named below")
        .contains("launched from amazon_linux_2023: ", "launched from ubuntu_22_04: ")
        .doesNotContain("safeBlueprintsHopLimit");
    var command = Pattern.compile("curl -X PUT -d '(.*)' \\$E/blueprint-defaults").matcher(said);
    assertThat(command.find()).isTrue();
    emulator.behavior().reset();
    RawCall.control(emulator.uri(), "PUT", "blueprint-defaults", command.group(1)).send();
    assertThat(emulator.behavior().defaultsOf("ubuntu_24_04")).isEqualTo(defaults);
    assertThat(emulator.behavior().defaultsOf("amazon_linux_2023"))
        .isEqualTo(defaults.with(safe.hopLimit(2)));
  }

  /** An answer that no position of a switch gives is not taken for one of them. */
  @Test
  void whatNoSwitchDoesIsTold() throws Exception {
    // The third write is the one that asks for tokens optional.
    emulator
        .faults()
        .error("UpdateInstanceMetadataOptions", "OperationFailureException", 400, "not here")
        .after(2)
        .once();
    var out = folder.resolve("switches");

    var said =
        ended(probe("eu-central-1", "--yes", "--settle", "0.01", "--out", out.toString()), 0);

    var told = "- imdsV2Enforced: tokens optional: OperationFailureException, “not here”";
    assertThat(said).containsSubsequence(told, "It cannot do:", told);
    assertThat(Files.readAllLines(out)).noneMatch(line -> line.startsWith("imdsV2Enforced"));
  }

  @Test
  void createsNothingUnlessItIsAgreedTo() throws Exception {
    var process = probe("eu-central-1");
    try (var answer = process.outputWriter(UTF_8)) {
      answer.write("n\n");
    }

    assertThat(ended(process, 1)).contains("less than ten cents").contains("nothing was created");
    assertThat(emulator.mutations()).isEmpty();
  }

  /** A right that is missing says nothing of Lightsail. */
  @Test
  void aDenialIsNoAnswer() throws Exception {
    emulator.faults().denyAccess("UpdateInstanceMetadataOptions").after(4);
    var out = folder.resolve("switches");

    var said = ended(probe("eu-central-1", "--yes", "--out", out.toString()), 1);

    assertThat(said)
        .contains("Not answered:", "lightsail:UpdateInstanceMetadataOptions")
        .contains("tests/aws/README.md says which rights it needs");
    assertThat(Files.readAllLines(out))
        .contains("successWord=succeeded", "imdsV2Enforced=no")
        .noneMatch(line -> line.startsWith("hopLimitOutOfRange") || line.startsWith("ipv6"));
    assertThat(emulator.region("eu-central-1").instances()).isEmpty();
  }

  @Test
  void anAccountThatCreatesNoInstancesIsToldAndKeepsNone() throws Exception {
    emulator.faults().denyAccess("CreateInstances").after(1);

    assertThat(ended(probe("eu-central-1", "--yes"), 1))
        .contains("lightsail:CreateInstances", "tests/aws/README.md")
        .doesNotContain("Traceback");
    assertThat(emulator.region("eu-central-1").instances()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --region=                              | --region: must not be empty
          --region=eu-central-1 --interval=-1    | --interval: must be a number of seconds
          --region=eu-central-1 --out=/no/folder | --out: /no/folder cannot be written
          --region=no_region                     | no_region
          --region=eu-central-1 --endpoint=foo   | Invalid endpoint: foo
          """)
  void whatIsWrongIsToldBeforeAnythingIsDone(String arguments, String told) throws Exception {
    var process = started(List.of(arguments.split(" ")));

    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8))
        .contains(told)
        .doesNotContain("Traceback");
    assertThat(process.waitFor()).isNotZero();
    assertThat(emulator.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CreateInstances",
        "GetInstance",
        "UpdateInstanceMetadataOptions",
        "GetOperation",
        "StopInstance",
        "StartInstance"
      })
  void deletesWhatItHasCreatedWhenItIsInterrupted(String step) throws Exception {
    var process = stuckAt(step);
    emulator.faults().error("DeleteInstance", "OperationFailureException").once();

    new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();

    ended(process, 130);
    assertThat(emulator.region("eu-central-1").instances()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CreateInstances",
        "GetInstance",
        "UpdateInstanceMetadataOptions",
        "GetOperation",
        "StopInstance",
        "StartInstance",
        "DeleteInstance"
      })
  void deletesWhatARunThatWasKilledHasLeftAndNothingElse(String step) throws Exception {
    emulator.region("eu-central-1").instance("web-1").create();
    stuckAt(step).destroyForcibly().waitFor();
    assertThat(emulator.region("eu-central-1").instances()).hasSizeGreaterThan(1);
    emulator.faults().clear();

    ended(probe("eu-central-1", "--clean-up"), 0);

    assertThat(left()).containsExactly("web-1");
  }

  /** It is known to be over, for nobody holds its lock; its age is nothing to it. */
  @Test
  void theNextRunDeletesWhatOneThatWasKilledHasLeft() throws Exception {
    stuckAt("StopInstance").destroyForcibly().waitFor();
    assertThat(left()).hasSize(3);
    emulator.faults().clear();

    assertThat(ended(probe("eu-central-1", "--yes", "--settle", "0.01"), 0))
        .contains("left by an earlier run");
    assertThat(left()).isEmpty();
  }

  @Test
  void twoAtOnceLeaveEachOtherAlone() throws Exception {
    emulator.faults().hang("StopInstance").once();
    var first = probe("eu-central-1", "--yes", "--settle", "0.01", "--run", "first");
    awaitCall(first, "StopInstance");

    var second = ended(probe("eu-central-1", "--yes", "--settle", "0.01", "--run", "second"), 0);

    assertThat(second)
        .contains(
            "left alone, for their run may be under way: lightsail-imds-probe-first-0 (0 min");
    assertThat(left()).hasSize(3).allMatch(name -> name.startsWith("lightsail-imds-probe-first-"));
    emulator.faults().release();
    assertThat(ended(first, 0)).doesNotContain("probe-second-");
    assertThat(left()).isEmpty();
  }

  @Test
  void twoOfOneNameAreNotTwoRuns() throws Exception {
    emulator.faults().hang("StopInstance").once();
    var first = probe("eu-central-1", "--yes", "--settle", "0.01", "--run", "one");
    awaitCall(first, "StopInstance");

    assertThat(ended(probe("eu-central-1", "--yes", "--run", "one"), 1))
        .contains("a run named one is under way");
    assertThat(left()).hasSize(3);
  }

  /** One that nobody here knows of: by its age, or because a person says so. */
  @ParameterizedTest
  @CsvSource({
    "10, y y, ",
    "10, y n, lightsail-imds-probe-other-0",
    "10, n, lightsail-imds-probe-other-0",
    "61, y,",
    "61, n, lightsail-imds-probe-other-0"
  })
  void whatAnotherRunHasIsDeletedWhenItIsOldOrAgreedTo(
      int minutes, String answers, @Nullable String kept) throws Exception {
    other("other", minutes);
    var process = probe("eu-central-1", "--settle", "0.01");
    try (var answer = process.outputWriter(UTF_8)) {
      answer.write(answers.replace(' ', '\n') + "\n");
    }

    assertThat(ended(process, answers.startsWith("y") ? 0 : 1))
        .contains("lightsail-imds-probe-other-0 (" + minutes + " min old)");
    assertThat(left()).isEqualTo(kept == null ? List.of() : List.of(kept));
  }

  @Test
  void ofARunThatIsNamedAllIsDeletedAndNothingElse() throws Exception {
    other("one", 1);
    other("two", 1);

    assertThat(ended(probe("eu-central-1", "--clean-up", "--run", "one"), 0))
        .contains("deleting lightsail-imds-probe-one-0 (1 min old)");
    assertThat(left()).containsExactly("lightsail-imds-probe-two-0");
  }

  /** It is the same instance, by its name and tag, and it is not asked for twice. */
  @ParameterizedTest
  @ValueSource(strings = {"reset", "cutAnswer", "internalFailure", "garbleAnswer"})
  void goesOnWithAnInstanceWhoseCreationWasNotAnswered(String mishap) throws Exception {
    var faults = emulator.faults();
    (switch (mishap) {
          case "reset" -> faults.reset("CreateInstances");
          case "cutAnswer" -> faults.cutAnswer("CreateInstances");
          case "internalFailure" -> faults.internalFailure("CreateInstances");
          default -> faults.garbleAnswer("CreateInstances");
        })
        .afterWork()
        .once();

    ended(probe("eu-central-1", "--yes", "--settle", "0.01"), 0);

    assertThat(emulator.calls("CreateInstances")).hasSize(3);
    assertThat(left()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCreationThatDidNotHappenIsRepeated(boolean throttled) throws Exception {
    if (throttled) {
      emulator.faults().throttle("CreateInstances").times(2);
    } else {
      emulator.faults().reset("CreateInstances").times(2);
    }

    ended(probe("eu-central-1", "--yes", "--settle", "0.01"), 0);

    assertThat(emulator.calls("CreateInstances")).hasSize(5);
    assertThat(left()).isEmpty();
  }

  private void other(String run, int minutes) {
    clock.advance(Duration.ofMinutes(-minutes));
    emulator
        .region("eu-central-1")
        .instance("lightsail-imds-probe-" + run + "-0")
        .tag("lightsail-imds-probe", run)
        .create();
    clock.advance(Duration.ofMinutes(minutes));
  }

  private List<String> left() {
    return emulator.region("eu-central-1").instances().stream()
        .map(instance -> instance.name())
        .toList();
  }

  /** The call has done its work, and its answer never comes. */
  private Process stuckAt(String step) throws IOException, InterruptedException {
    emulator.faults().hang(step).afterWork();
    var process = probe("eu-central-1", "--yes", "--settle", "0.01");
    awaitCall(process, step);
    return process;
  }

  /** One call, and no more: the client would not repeat it for half a minute. */
  private void awaitCall(Process process, String step) throws InterruptedException {
    while (emulator.calls(step).isEmpty() && !process.waitFor(5, MILLISECONDS)) {
      // Not yet.
    }
    assertThat(emulator.calls(step)).hasSize(1);
  }

  private Process probe(String region, String... more) throws IOException {
    var arguments = new ArrayList<>(List.of("--region", region, "--interval", "0.01"));
    arguments.addAll(List.of("--endpoint", String.valueOf(emulator.uri())));
    arguments.addAll(Arrays.asList(more));
    return started(arguments);
  }

  private Process started(List<String> arguments) throws IOException {
    var command = new ArrayList<>(List.of(RUN.toString()));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().put("AWS_ACCESS_KEY_ID", "AKIDPROBE");
    builder.environment().put("AWS_SECRET_ACCESS_KEY", "secret");
    builder.environment().put("AWS_CONFIG_FILE", folder.resolve("none").toString());
    builder.environment().put("AWS_SHARED_CREDENTIALS_FILE", folder.resolve("none").toString());
    builder.environment().put("NO_PROXY", "127.0.0.1");
    var process = builder.start();
    processes.add(process);
    return process;
  }

  private static String ended(Process process, int status) throws Exception {
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(status);
    return said;
  }
}
