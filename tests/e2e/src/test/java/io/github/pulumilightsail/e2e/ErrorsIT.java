package io.github.pulumilightsail.e2e;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Struct;
import io.github.pulumilightsail.e2e.harness.PluginProcess;
import io.github.pulumilightsail.e2e.harness.Stage;
import io.github.pulumilightsail.emulator.LightsailEmulator;
import io.github.pulumilightsail.emulator.behavior.Progress;
import io.github.pulumilightsail.emulator.behavior.Switches;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What AWS refuses is told so that a user can act on it: what failed, on what, in AWS's own words,
 * and what to do next. No error is one that the engine takes for a state that may be corrupt.
 */
final class ErrorsIT {
  private static final String INPUTS =
      "{\"instanceName\": \"web-1\", \"httpTokens\": \"required\", \"onDelete\": \"restore\"}";
  private static final String OTHERS =
      "{\"instanceName\": \"web-1\", \"httpTokens\": \"required\", \"onDelete\": \"restore\","
          + " \"httpPutResponseHopLimit\": 2}";
  private static final LightsailEmulator EMULATOR = LightsailEmulator.start();
  private static final PluginProcess PLUGIN = PluginProcess.start();

  @RegisterExtension final Stage stage = new Stage();

  @AfterAll
  static void end() {
    PLUGIN.close();
    EMULATOR.close();
  }

  /** All eight of the API, and what comes from in front of it. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "AccessDeniedException | PERMISSION_DENIED | Allow the IAM action lightsail:",
        "AccountSetupInProgressException | UNAVAILABLE | AWS is still setting up the account",
        "InvalidInputException | FAILED_PRECONDITION | was refused by AWS",
        "NotFoundException | NOT_FOUND | Check the name and the region",
        "OperationFailureException | FAILED_PRECONDITION | could not be carried out by AWS",
        "RegionSetupInProgressException | UNAVAILABLE | AWS is still setting up the region",
        "ServiceException | UNAVAILABLE | Try again in a while",
        "UnauthenticatedException | UNAUTHENTICATED | does not accept the credentials",
        "ThrottlingException | RESOURCE_EXHAUSTED | was throttled by AWS",
        "InternalFailure | UNAVAILABLE | Try again in a while",
        "ServiceUnavailable | UNAVAILABLE | Try again in a while",
        "ExpiredTokenException | UNAUTHENTICATED | does not accept the credentials",
        "UnrecognizedClientException | UNAUTHENTICATED | does not accept the credentials",
        "SomethingNewException | FAILED_PRECONDITION | was refused by AWS",
      })
  void everyExceptionOfTheApi(String type, Code code, String says) {
    for (var call : List.of("create", "update", "delete", "read")) {
      var state = fresh();
      EMULATOR.faults().error(call.equals("read") ? "GetInstance" : Calls.UPDATE, type);
      if (type.equals("RegionSetupInProgressException")) {
        // Repeated every 15 s as long as there is time, so there is none.
        PLUGIN.timeout(10);
      }
      if (call.equals("read") && type.equals("NotFoundException")) {
        assertThat(PLUGIN.read("web", "web-1@eu-central-1", state, INPUTS).getId())
            .as("no error, but gone")
            .isEmpty();
        continue;
      }
      if (call.equals("delete") && type.equals("NotFoundException")) {
        PLUGIN.delete("web", "web-1@eu-central-1", state, INPUTS);
        continue;
      }
      var error = failure(call, state);
      assertThat(error.getStatus().getCode()).as(call).isEqualTo(code);
      assertThat(error.getStatus().getDescription())
          .as(call)
          .contains(says)
          .contains("web-1")
          .contains("eu-central-1")
          .contains("request id");
    }
  }

  @Test
  void aConnectionThatIsRefused() throws IOException {
    try (var plugin = PluginProcess.start()) {
      plugin.configured(
          "{\"endpoint\": \"http://127.0.0.1:%d\", \"region\": \"eu-central-1\", \"maxRetries\": 1}"
              .formatted(closedPort()));
      var error =
          requireNonNull(
              catchThrowableOfType(
                  StatusRuntimeException.class, () -> plugin.create("web", INPUTS)));
      assertThat(error.getStatus().getCode()).isEqualTo(Code.UNAVAILABLE);
      assertThat(error.getStatus().getDescription())
          .contains("GetInstance on instance web-1 in eu-central-1 got no answer from AWS")
          .contains("Connection refused")
          .contains("lightsail:endpoint");
    }
  }

  @Test
  void aLostConnection() {
    var state = fresh();
    EMULATOR.faults().reset("GetInstance");
    for (var call : List.of("create", "update", "delete", "read")) {
      var error = failure(call, state);
      assertThat(error.getStatus().getCode()).as(call).isEqualTo(Code.UNAVAILABLE);
      assertThat(error.getStatus().getDescription()).contains("got no answer from AWS");
    }
  }

  /** AWS does not answer at all; the engine's limit counts, whatever the plugin's own is. */
  @Test
  void anAnswerThatDoesNotCome() {
    var state = fresh();
    EMULATOR.faults().hang("*");
    PLUGIN.timeout(1);
    for (var call : List.of("create", "update", "delete", "read")) {
      var error = failure(call, state);
      assertThat(error.getStatus().getCode()).as(call).isEqualTo(Code.DEADLINE_EXCEEDED);
      assertThat(error.getStatus().getDescription())
          .as(call)
          .contains("timed out after 1 s while", "instance web-1 in eu-central-1")
          .contains("customTimeouts");
    }
  }

  /** Nothing of the state is lost when AWS fails, whatever the command. */
  @Test
  void theStateSurvives() {
    stage.config("lightsail:maxRetries", "0");
    stage.seed("web-1").create();
    stage.manages("instanceName: web-1, httpTokens: required");
    stage.up();
    var before = stage.resource("web");

    stage.emulator().faults().denyAccess("GetInstance");
    var refresh = stage.failedRefresh();
    assertThat(refresh.text())
        .contains("GetInstance on instance web-1 in eu-central-1 was denied")
        .contains("Allow the IAM action lightsail:GetInstance");
    assertThat(stage.failedDestroy().text()).contains("was denied");
    stage.manages("instanceName: web-1, httpTokens: required, httpPutResponseHopLimit: 2");
    assertThat(stage.failedUp().text()).contains("was denied");
    assertThat(stage.resource("web").get("outputs")).isEqualTo(before.get("outputs"));
    assertThat(stage.resource("web").get("inputs")).isEqualTo(before.get("inputs"));

    stage.emulator().faults().clear();
    stage.up();
    stage.destroy();
    assertThat(stage.instance("web-1").httpTokens()).isEqualTo("optional");
  }

  /**
   * Forgets all faults and limits, and gives the state of an instance whose tokens are required.
   */
  private static Struct fresh() {
    PLUGIN.timeout(0);
    EMULATOR.reset();
    EMULATOR.behavior().set(Switches.APPLIED, Progress.atOnce());
    EMULATOR.behavior().set(Switches.OPERATION_DONE, Progress.atOnce());
    EMULATOR.region(Stage.REGION).instance("web-1").create();
    configure();
    var state = PLUGIN.create("web", INPUTS).getProperties();
    // The next run of the engine.
    configure();
    return state;
  }

  private static void configure() {
    PLUGIN.configured(EMULATOR, Stage.REGION, ", \"maxRetries\": 0");
  }

  private static StatusRuntimeException failure(String call, Struct state) {
    return requireNonNull(
        catchThrowableOfType(
            StatusRuntimeException.class,
            () -> {
              switch (call) {
                case "create" -> PLUGIN.create("web", INPUTS.replace("required", "optional"));
                case "update" -> PLUGIN.update("web", "web-1@eu-central-1", state, INPUTS, OTHERS);
                case "delete" -> PLUGIN.delete("web", "web-1@eu-central-1", state, INPUTS);
                default -> PLUGIN.read("web", "web-1@eu-central-1", state, INPUTS);
              }
            }),
        call + " did not fail");
  }

  private static int closedPort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
