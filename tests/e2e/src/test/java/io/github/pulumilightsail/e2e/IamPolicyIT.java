package io.github.pulumilightsail.e2e;

import static io.github.pulumilightsail.e2e.Calls.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.e2e.harness.Checkout;
import io.github.pulumilightsail.e2e.harness.Stage;
import io.github.pulumilightsail.emulator.behavior.Progress;
import io.github.pulumilightsail.emulator.behavior.Switches;
import io.github.pulumilightsail.emulator.model.OptionsPatch;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The IAM policies of docs/installation-configuration.md: all that is called, and no more. */
final class IamPolicyIT {
  private static final String PROGRAM =
      """
      resources:
        web:
          type: lightsail:InstanceMetadataOptions
          properties: {instanceName: web-1, httpTokens: required}
        fleet:
          type: lightsail:InstanceMetadataBaseline
          properties: {selector: {namePrefix: app-}, httpTokens: required}
      variables:
        usage:
          fn::invoke:
            function: lightsail:getImdsV1Usage
            arguments: {instanceName: web-1}
        audit:
          fn::invoke:
            function: lightsail:getInstancesMetadataOptions
            arguments: {selector: {all: true}, regions: [all]}
      outputs:
        total: ${usage.total}
        nonCompliant: ${audit.nonCompliant}
      """;

  @RegisterExtension final Stage stage = new Stage();

  @Test
  void thePolicyOfManagingIsWhatIsCalled() throws IOException {
    seed();
    stage.emulator().behavior().set(Switches.OPERATION_DONE, Progress.reads(2));
    stage.program(PROGRAM);
    stage.up();
    stage.region().change("web-1", OptionsPatch.none().tokens("optional"));
    stage.refresh();
    stage.up();
    stage.destroy();

    var called = new TreeSet<String>();
    stage.newCalls().forEach(call -> called.add("lightsail:" + call.operation()));
    assertThat(called).isEqualTo(actions("To manage options"));
  }

  @Test
  void thePolicyOfLookingIsEnoughForPreviewAndDrift() throws IOException {
    seed();
    allowOnly(actions("A role that only previews"));
    stage.program(PROGRAM);
    assertThat(stage.preview().steps()).contains("create web", "create fleet");

    stage.emulator().faults().clear();
    stage.up();
    stage.region().change("app-2", OptionsPatch.none().tokens("optional"));
    allowOnly(actions("A role that only previews"));
    assertThat(stage.refreshPreview().out()).contains("app-2");
    assertThat(stage.instance("app-2").httpTokens()).isEqualTo("optional");
  }

  /** What README says that one instance needs. */
  @Test
  void threeActionsAreEnoughForOneInstance() throws IOException {
    var three =
        Set.of(
            "lightsail:GetInstance",
            "lightsail:GetOperation",
            "lightsail:UpdateInstanceMetadataOptions");
    assertThat(Files.readString(Checkout.file("README.md")))
        .contains(three.stream().map(action -> "`" + action + "`").toList());
    seed();
    allowOnly(three);
    stage.manages("instanceName: web-1, httpTokens: required");
    stage.up();
    assertThat(stage.instance("web-1").httpTokens()).isEqualTo("required");
    stage.destroy();
    assertThat(stage.instance("web-1").httpTokens()).isEqualTo("optional");
  }

  private void seed() {
    for (var name : new String[] {"web-1", "app-1", "app-2", "app-3", "app-4"}) {
      stage.seed(name).create();
    }
  }

  private void allowOnly(Set<String> actions) throws IOException {
    for (var action : actions("To manage options")) {
      if (!actions.contains(action)) {
        stage.emulator().faults().denyAccess(action.replace("lightsail:", ""));
      }
    }
  }

  /** The actions of the policy that follows this text. */
  private static Set<String> actions(String text) throws IOException {
    var page = Files.readString(Checkout.file("docs/installation-configuration.md"));
    var policy = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(page);
    assertThat(policy.find(page.indexOf(text))).isTrue();
    var actions = new TreeSet<String>();
    for (var statement : json(policy.group(1)).getAsJsonArray("Statement")) {
      statement
          .getAsJsonObject()
          .getAsJsonArray("Action")
          .forEach(action -> actions.add(action.getAsString()));
    }
    return actions;
  }
}
