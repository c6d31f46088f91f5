package io.github.pulumilightsail.e2e;

import static io.github.pulumilightsail.e2e.Calls.writes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.e2e.harness.Checkout;
import io.github.pulumilightsail.e2e.harness.Shell;
import io.github.pulumilightsail.e2e.harness.Stage;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code examples/policy}: a preview fails if an instance would answer IMDSv1. */
final class PolicyIT {
  @RegisterExtension final Stage stage = new Stage();

  @Test
  void aPlanMayNotLeaveImdsV1Open() {
    stage.seed("web-1").create();
    stage.manages("instanceName: web-1, httpTokens: optional");
    assertRefused(check(), "web: asks for httpTokens: optional");

    stage.manages("instanceName: web-1, httpTokens: required");
    assertAllowed(check());
    stage.up();

    stage.program("");
    assertRefused(check(), "web: deleting it lets web-1@eu-central-1 answer IMDSv1 again");
  }

  @Test
  void anInstanceThatNothingHardensIsFoundByTheAudit() {
    stage.seed("web-1").create();
    stage.seed("web-2").create();
    stage.seed("app-1").create();
    stage.manages("instanceName: web-1, httpTokens: required");
    assertRefused(check(audit()), "web-2@eu-central-1: answers IMDSv1 and is hardened by nothing");
    assertThat(writes(stage.newCalls())).isEmpty();

    stage.program(
        """
        resources:
          fleet:
            type: lightsail:InstanceMetadataBaseline
            properties: {selector: {namePrefix: web-}, httpTokens: required}
          app:
            type: lightsail:InstanceMetadataOptions
            properties: {instanceName: app-1, httpTokens: required}
        """);
    assertAllowed(check(audit()));
  }

  private static void assertRefused(Shell.Ended check, String why) {
    assertThat(check.code()).as(check.text()).isEqualTo(1);
    assertThat(check.text()).contains("IMDSv1 would be open:", why);
  }

  private static void assertAllowed(Shell.Ended check) {
    assertThat(check.code()).as(check.text()).isZero();
    assertThat(check.text()).contains("No instance would answer IMDSv1.");
  }

  private Shell.Ended check(String... audit) {
    stage.stack();
    var command = new String[2 + audit.length];
    command[0] = Checkout.file("examples/policy/require-imdsv2").toString();
    command[1] = "dev";
    System.arraycopy(audit, 0, command, 2, audit.length);
    return new Shell(stage.environment()).run(stage.project(), command);
  }

  /** The audit project, with the plugin of this checkout. */
  private String audit() {
    stage.environment("AWS_ENDPOINT_URL_LIGHTSAIL", stage.emulator().uri().toString());
    var shell = new Shell(stage.environment());
    var folder = stage.folder().subfolder("audit");
    shell.ok(folder, "cp", Checkout.file("examples/policy/audit/Pulumi.yaml").toString(), ".");
    plugin(folder);
    return folder.toString();
  }

  private void plugin(Path folder) {
    new Shell(stage.environment())
        .ok(
            folder,
            "sh",
            "-c",
            "printf 'plugins:\\n  providers:\\n    - name: lightsail\\n      path: %s\\n' '"
                + Checkout.pluginFolder()
                + "' >>Pulumi.yaml");
  }
}
