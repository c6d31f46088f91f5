package io.github.pulumilightsail.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.github.pulumilightsail.testing.Cloud;
import io.github.pulumilightsail.testing.Stack;
import io.github.pulumilightsail.testing.Stack.Done;
import io.github.pulumilightsail.testing.Stack.Step;
import io.github.pulumilightsail.testing.Values;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import pulumirpc.Provider.CreateRequest;
import pulumirpc.Provider.InvokeRequest;
import pulumirpc.Provider.InvokeResponse;

/** Who still uses IMDSv1 is told before it is shut. */
class ImdsV1UsageTest {
  private static final String METRIC = "GetInstanceMetricData";

  private final LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
  private final Cloud cloud = Cloud.start();
  private final Stack stack = cloud.stack();

  /** What can be about to happen to a resource when IMDSv1 is shut. */
  enum Deed {
    CREATE_PREVIEW,
    CREATE,
    UPDATE_PREVIEW,
    UPDATE;

    boolean creates() {
      return this == CREATE_PREVIEW || this == CREATE;
    }

    boolean isPreview() {
      return this == CREATE_PREVIEW || this == UPDATE_PREVIEW;
    }
  }

  @BeforeEach
  void instance() {
    cloud.region().instance("web-1").create();
  }

  @AfterEach
  void close() {
    cloud.close();
  }

  private void used() {
    cloud.region().imdsV1Calls("web-1", yesterday, 12);
    cloud.region().imdsV1Calls("web-1", yesterday.minusDays(3), 5);
    cloud.region().imdsV1Calls("web-1", yesterday.minusDays(7), 1000);
  }

  private static Map<String, Object> program(String tokens, String check) {
    return Map.of("instanceName", "web-1", "httpTokens", tokens, "imdsV1UsageCheck", check);
  }

  private Step shut(Deed deed, String check) {
    if (!deed.creates()) {
      assertThat(stack.up(program("optional", check)).done()).isEqualTo(Done.CREATED);
    }
    cloud.emulator().clearCalls();
    cloud.engine().forget();
    var program = program("required", check);
    return deed.isPreview() ? stack.preview(program) : stack.up(program);
  }

  @ParameterizedTest
  @EnumSource
  void aWarningTellsHowManyCallsOfWhichDaysAndWhatToDo(Deed deed) {
    used();

    var step = shut(deed, "warn");

    assertThat(step.code()).isEqualTo(Code.OK);
    assertThat(cloud.engine().warnings())
        .singleElement()
        .asString()
        .contains(
            "IMDSv1 is still in use on web-1@eu-central-1",
            "17 calls in the last 7 days",
            "the last on " + yesterday,
            "Update what makes them",
            "MetadataNoToken",
            "Set imdsV1UsageCheck to block");
    assertThat(cloud.writes()).hasSize(deed.isPreview() ? 0 : 1);
    assertThat(cloud.emulator().calls(METRIC)).hasSize(1);
  }

  /** What was required before is required again, which shuts IMDSv1 like any other write. */
  @ParameterizedTest
  @ValueSource(strings = {"warn", "block"})
  void aDeletionThatShutsItLooksToo(String check) {
    cloud.region().instance("web-2").tokens("required").create();
    var open =
        Values.with(
            program("optional", check), Map.of("instanceName", "web-2", "onDelete", "restore"));
    stack.up(open);
    cloud.region().imdsV1Calls("web-2", yesterday, 12);

    var destroyed = stack.destroy();

    if (check.equals("block")) {
      assertThat(destroyed.message())
          .contains("IMDSv1 is still in use on web-2@eu-central-1", "with onDelete keep");
    } else {
      assertThat(cloud.engine().warnings())
          .singleElement()
          .asString()
          .contains("IMDSv1 is still in use on web-2@eu-central-1");
    }
    assertThat(cloud.region().get("web-2").httpTokens())
        .isEqualTo(check.equals("block") ? "optional" : "required");
  }

  @ParameterizedTest
  @EnumSource
  void blockStopsBeforeAnythingIsWritten(Deed deed) {
    used();

    var step = shut(deed, "block");

    assertThat(step.done()).isEqualTo(Done.FAILED);
    assertThat(step.code()).isEqualTo(Code.FAILED_PRECONDITION);
    assertThat(step.message())
        .contains("17 calls in the last 7 days", "Nothing was written", "set it to warn");
    assertThat(cloud.writes()).isEmpty();
    assertThat(stack.exists()).isNotEqualTo(deed.creates());
    assertThat(cloud.region().get("web-1").httpTokens()).isEqualTo("optional");
  }

  @ParameterizedTest
  @CsvSource({"CREATE_PREVIEW,warn", "CREATE,warn", "UPDATE,block", "UPDATE_PREVIEW,block"})
  void withoutCallsNothingIsSaid(Deed deed, String check) {
    var step = shut(deed, check);

    assertThat(step.code()).isEqualTo(Code.OK);
    assertThat(cloud.engine().warnings()).isEmpty();
    assertThat(cloud.emulator().calls(METRIC)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void withoutTheRightToReadTheMetricAWarningIsADebugLine(Deed deed) {
    used();
    cloud.emulator().faults().denyAccess(METRIC);

    var step = shut(deed, "warn");

    assertThat(step.code()).isEqualTo(Code.OK);
    assertThat(cloud.engine().await(message -> message.startsWith("debug: could not look")))
        .contains("lightsail:GetInstanceMetricData");
    assertThat(cloud.engine().warnings()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void withoutTheRightToReadTheMetricBlockIsAnError(Deed deed) {
    cloud.emulator().faults().denyAccess(METRIC);

    var step = shut(deed, "block");

    assertThat(step.code()).isEqualTo(Code.PERMISSION_DENIED);
    assertThat(step.message())
        .contains("lightsail:GetInstanceMetricData", "Nothing was written", "warn or off");
    assertThat(cloud.writes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"warn", "block"})
  void aPreviewThatCannotReachAwsSucceedsAndSaysWhatItCouldNotCheck(String check) {
    cloud.emulator().close();

    var step = stack.preview(program("required", check));

    assertThat(step.done()).isEqualTo(Done.CREATED);
    assertThat(cloud.engine().warnings())
        .singleElement()
        .asString()
        .contains("could not look whether IMDSv1 is still in use on web-1", "no answer from AWS");
  }

  /** A failing metric is said; only where the program wants to be stopped does it stop. */
  @ParameterizedTest
  @CsvSource({"warn,OK,1", "block,UNAVAILABLE,0"})
  void aMetricThatCannotBeReadIsSaid(String check, Code code, int writes) {
    cloud.emulator().faults().internalFailure(METRIC);

    var step = shut(Deed.CREATE, check);

    assertThat(step.code()).isEqualTo(code);
    assertThat(step.message() + cloud.engine().warnings()).contains("GetInstanceMetricData");
    assertThat(cloud.writes()).hasSize(writes);
  }

  @ParameterizedTest
  @EnumSource
  void offDoesNotLook(Deed deed) {
    used();

    assertThat(shut(deed, "off").code()).isEqualTo(Code.OK);
    assertThat(cloud.emulator().calls(METRIC)).isEmpty();
    assertThat(cloud.engine().warnings()).isEmpty();
  }

  @Test
  void whatDoesNotShutImdsV1DoesNotLook() {
    used();
    stack.preview(Map.of("instanceName", "web-1", "httpPutResponseHopLimit", 2));
    stack.up(Map.of("instanceName", "web-1", "httpPutResponseHopLimit", 2));
    stack.up(Map.of("instanceName", "web-1", "httpTokens", "required"));
    cloud.emulator().clearCalls();

    stack.preview(Map.of("instanceName", "web-1", "httpTokens", "required"));
    stack.up(
        Map.of("instanceName", "web-1", "httpTokens", "required", "httpPutResponseHopLimit", 3));

    assertThat(cloud.emulator().calls(METRIC)).isEmpty();
  }

  @Test
  void eachInstanceHasASeriesOfItsOwn() {
    cloud.region().instance("web-2").create();
    cloud.region().imdsV1Calls("web-2", yesterday, 3);

    stack.up(program("required", "block"));
    var other =
        new Stack(cloud.plugin(), "other")
            .up(Values.with(program("required", "warn"), Map.of("instanceName", "web-2")));

    assertThat(other.done()).isEqualTo(Done.CREATED);
    assertThat(cloud.engine().warnings()).singleElement().asString().contains("web-2", "3 calls");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFleetIsWarnedOfByName(boolean preview) {
    cloud.region().instance("web-2").create();
    cloud.region().imdsV1Calls("web-2", yesterday, 3);

    assertThat(baseline("warn", preview)).isEqualTo(Code.OK);

    assertThat(cloud.engine().warnings())
        .singleElement()
        .asString()
        .contains("in use on web-2@eu-central-1 (3 calls in")
        .doesNotContain("web-1");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFleetIsBlockedBeforeAnythingIsWritten(boolean preview) {
    cloud.region().instance("web-2").create();
    cloud.region().imdsV1Calls("web-2", yesterday, 3);

    assertThat(baseline("block", preview)).isEqualTo(Code.FAILED_PRECONDITION);

    assertThat(cloud.writes()).isEmpty();
  }

  private Code baseline(String check, boolean preview) {
    cloud.plugin().newRun();
    var type = "lightsail:index:InstanceMetadataBaseline";
    try {
      var _ =
          cloud
              .plugin()
              .rpc()
              .create(
                  CreateRequest.newBuilder()
                      .setUrn("urn:pulumi:dev::demo::" + type + "::fleet")
                      .setType(type)
                      .setPreview(preview)
                      .setProperties(
                          Values.struct(
                              Map.of(
                                  "selector",
                                  Map.of("all", true),
                                  "httpTokens",
                                  "required",
                                  "imdsV1UsageCheck",
                                  check)))
                      .build());
      return Code.OK;
    } catch (StatusRuntimeException problem) {
      return problem.getStatus().getCode();
    }
  }

  // ---- the function

  private InvokeResponse usage(Map<String, ?> arguments) {
    cloud.plugin().newRun();
    return cloud
        .plugin()
        .rpc()
        .invoke(
            InvokeRequest.newBuilder()
                .setTok("lightsail:index:getImdsV1Usage")
                .setArgs(Values.struct(arguments))
                .build());
  }

  @Test
  void anInstanceThatIsYetToCreateIsToWaitFor() {
    assertThatThrownBy(() -> usage(Map.of("instanceName", "web-7")))
        .hasMessageContaining("let the function wait for it");
  }

  @Test
  void theFunctionTellsTheCallsOfEachDay() {
    used();

    var usage = Values.java(usage(Map.of("instanceName", "web-1")).getReturn());

    assertThat(usage)
        .containsEntry("total", 17)
        .containsEntry("instanceName", "web-1")
        .containsEntry("region", "eu-central-1");
    assertThat(usage.get("daily"))
        .asInstanceOf(LIST)
        .hasSize(7)
        .contains(
            Map.of("date", yesterday.toString(), "count", 12),
            Map.of("date", yesterday.minusDays(1).toString(), "count", 0),
            Map.of("date", yesterday.minusDays(3).toString(), "count", 5));
  }

  @ParameterizedTest
  @CsvSource({"1,0", "2,12", "8,17", "9,1017", "14,1017"})
  void theFunctionLooksBackAsFarAsAsked(int days, int total) {
    used();

    var usage = Values.java(usage(Map.of("instanceName", "web-1", "days", days)).getReturn());

    assertThat(usage).containsEntry("total", total);
    assertThat(usage.get("daily")).asInstanceOf(LIST).hasSize(days);
  }

  @Test
  void noCallsAreZero() {
    assertThat(Values.java(usage(Map.of("instanceName", "web-1")).getReturn()))
        .containsEntry("total", 0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 15, 1.5})
  void badDaysAreFailuresOfTheirProperty(double days) {
    assertThat(usage(Map.of("instanceName", "web-1", "days", days)).getFailuresList())
        .singleElement()
        .satisfies(failure -> assertThat(failure.getProperty()).isEqualTo("days"));
  }

  @Test
  void anInstanceThatIsNotThereIsAnError() {
    assertThatThrownBy(() -> usage(Map.of("instanceName", "web-9")))
        .hasMessageContaining("NOT_FOUND")
        .hasMessageContaining("web-9");
  }

  @Test
  void aDeniedCallNamesTheAction() {
    cloud.emulator().faults().denyAccess(METRIC);

    assertThatThrownBy(() -> usage(Map.of("instanceName", "web-1")))
        .hasMessageContaining("PERMISSION_DENIED")
        .hasMessageContaining("lightsail:GetInstanceMetricData");
  }
}
