package io.github.pulumilightsail.e2e;

import static io.github.pulumilightsail.e2e.Calls.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.e2e.harness.Page;
import io.github.pulumilightsail.e2e.harness.Shell;
import io.github.pulumilightsail.e2e.harness.Shell.Ended;
import io.github.pulumilightsail.e2e.harness.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pages that say how something is done: their programs and commands do it. */
final class PagesIT {
  @RegisterExtension final Stage stage = new Stage();
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  /** The program of a page from now on, with a date in the place of the page's. */
  private void program(String yaml, LocalDate until) {
    stage.program(yaml.substring(yaml.indexOf("resources:")).replace("2027-01-31", "" + until));
  }

  private Ended run(String command) {
    stage
        .environment("PULUMI_SKIP_CONFIRMATIONS", "true")
        .environment("HEALTH_URLS", stage.emulator().uri() + "/_emulator/calls/count");
    stage.stack();
    return new Shell(stage.environment()).run(stage.project(), "sh", "-c", command);
  }

  private void ok(String command) {
    var ended = run(command);
    assertThat(ended.code()).as(command + "\n" + ended.text()).isZero();
  }

  private List<String> written() {
    return Calls.instances(stage.newCalls());
  }

  private void waves() throws IOException {
    stage.seed("canary-1").tag("wave", "canary").create();
    stage.seed("web-1").create();
    stage.seed("web-2").create();
    var page = Page.of("docs/fleet-in-waves.md");
    page.writeFiles(stage.project());
    program(Files.readString(stage.project().resolve("Pulumi.yaml")), today);
  }

  @Test
  void aFleetInWaves() throws IOException {
    waves();
    var commands = Page.of("docs/fleet-in-waves.md").commands();
    assertThat(commands).hasSize(3);

    ok(commands.getFirst());
    assertThat(written()).containsExactly("canary-1");
    ok(commands.get(1));
    ok(commands.get(2));
    assertThat(written()).containsExactly("web-1", "web-2");
    assertThat(stage.preview().steps()).isEmpty();
  }

  @Test
  void aCanaryThatFailsStopsTheRestAndSoDoesTheCheck() throws IOException {
    waves();
    stage.emulator().faults().denyAccess(UPDATE).onInstance("canary-1");
    stage.newCalls();

    assertThat(run("pulumi up").code()).isNotZero();

    assertThat(written()).containsExactly("canary-1");
    stage.environment("HEALTH_URLS", "http://127.0.0.1:1/");
    assertThat(new Shell(stage.environment()).run(stage.project(), "sh", "./healthy").code())
        .isNotZero();
  }

  @Test
  void breakGlass() throws IOException {
    for (var name : List.of("web-1", "web-2")) {
      stage.seed(name).create();
    }
    var page = Page.of("docs/break-glass.md");
    var afterwards = page.blocks("yaml").getFirst();
    program(afterwards, today);
    stage.up();
    assertThat(written()).containsExactly("web-1", "web-2");

    var until = today.plusDays(20);
    page.writeFiles(stage.project());
    var opened = Files.readString(stage.project().resolve("Pulumi.yaml"));
    program(opened, until);
    var commands = page.commands();
    assertThat(commands).hasSize(3);
    ok(commands.getFirst());
    assertThat(written()).containsExactly("web-2");
    assertThat(stage.instance("web-2").httpTokens()).isEqualTo("optional");
    ok(commands.get(1));
    assertThat(written()).isEmpty();
    assertThat(stage.outputs("fleet").getAsJsonArray("exempt")).hasSize(1);
    assertThat(stage.preview().steps()).isEmpty();

    // The exception is over, and nobody has thought of it.
    program(opened, today.minusDays(1));
    var overdue = run(commands.get(1));
    assertThat(overdue.code()).isNotZero();
    assertThat(overdue.text()).contains("web-2@eu-central-1 by");
    assertThat(written()).isEmpty();

    program(afterwards, until);
    ok(commands.get(2));
    assertThat(written()).containsExactly("web-2");
    assertThat(stage.instance("web-2").httpTokens()).isEqualTo("required");
    assertThat(stage.preview().steps()).isEmpty();
  }

  @Test
  void fromScripts() throws IOException {
    stage.seed("web-1").tokens("required").hopLimit(2).create();
    var programs = Page.of("docs/from-scripts.md").blocks("yaml");
    assertThat(programs).hasSize(2);
    for (var yaml : programs) {
      // What the script has done already is not done again.
      program(yaml, today);
      stage.up();
      assertThat(written()).isEmpty();
      assertThat(stage.preview().steps()).isEmpty();
      stage.destroy();
      assertThat(stage.instance("web-1").httpTokens()).isEqualTo("required");
    }
    var commands =
        Page.of("docs/from-scripts.md").commands().stream()
            .filter(line -> line.startsWith("pulumi "))
            .toList();
    assertThat(commands).hasSize(1);
    stage.program("");
    ok(commands.getFirst());
    assertThat(stage.outputs("web").get("httpPutResponseHopLimit").getAsInt()).isEqualTo(2);
  }
}
