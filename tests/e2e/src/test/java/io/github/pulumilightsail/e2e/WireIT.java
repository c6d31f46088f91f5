package io.github.pulumilightsail.e2e;

import static io.github.pulumilightsail.e2e.harness.PluginProcess.TYPE;
import static io.github.pulumilightsail.e2e.harness.PluginProcess.struct;
import static io.github.pulumilightsail.e2e.harness.PluginProcess.urn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Empty;
import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.github.pulumilightsail.e2e.harness.PluginProcess;
import io.github.pulumilightsail.e2e.harness.Stage;
import io.github.pulumilightsail.e2e.harness.Vitals;
import io.github.pulumilightsail.emulator.LightsailEmulator;
import io.github.pulumilightsail.emulator.behavior.Progress;
import io.github.pulumilightsail.emulator.behavior.Switches;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.ConfigureRequest;
import pulumirpc.Provider.ConstructRequest;
import pulumirpc.Provider.CreateRequest;
import pulumirpc.Provider.DeleteRequest;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.GetSchemaRequest;
import pulumirpc.Provider.InvokeRequest;
import pulumirpc.Provider.ReadRequest;
import pulumirpc.Provider.UpdateRequest;
import pulumirpc.ResourceProviderGrpc.ResourceProviderBlockingStub;

/** What no engine sends: it is refused as malformed, and the process lives. */
final class WireIT {
  private static final String SIGNATURE = "4dabf18193072939515e22adb298388d";

  private final LightsailEmulator emulator = LightsailEmulator.start();
  private final PluginProcess plugin = PluginProcess.start().configured(emulator, Stage.REGION, "");

  @AfterEach
  void end() {
    plugin.close();
    emulator.close();
  }

  private interface Call {
    void on(ResourceProviderBlockingStub plugin, Struct values);
  }

  private static Map<String, Call> calls() {
    var calls = new TreeMap<String, Call>();
    calls.put(
        "CheckConfig",
        (stub, values) ->
            stub.checkConfig(CheckRequest.newBuilder().setUrn(urn("p")).setNews(values).build()));
    calls.put(
        "DiffConfig",
        (stub, values) ->
            stub.diffConfig(DiffRequest.newBuilder().setUrn(urn("p")).setNews(values).build()));
    calls.put(
        "Configure",
        (stub, values) -> stub.configure(ConfigureRequest.newBuilder().setArgs(values).build()));
    calls.put(
        "Check",
        (stub, values) ->
            stub.check(
                CheckRequest.newBuilder()
                    .setUrn(urn("web"))
                    .setType(TYPE)
                    .setNews(values)
                    .build()));
    calls.put(
        "Diff",
        (stub, values) ->
            stub.diff(
                DiffRequest.newBuilder()
                    .setUrn(urn("web"))
                    .setType(TYPE)
                    .setId("web-1@eu-central-1")
                    .setNews(values)
                    .build()));
    calls.put(
        "Create",
        (stub, values) ->
            stub.create(
                CreateRequest.newBuilder()
                    .setUrn(urn("web"))
                    .setType(TYPE)
                    .setProperties(values)
                    .build()));
    calls.put(
        "Update",
        (stub, values) ->
            stub.update(
                UpdateRequest.newBuilder()
                    .setUrn(urn("web"))
                    .setType(TYPE)
                    .setId("web-1@eu-central-1")
                    .setOlds(values)
                    .setNews(values)
                    .build()));
    calls.put(
        "Read",
        (stub, values) ->
            stub.read(
                ReadRequest.newBuilder()
                    .setUrn(urn("web"))
                    .setType(TYPE)
                    .setId("web-1@eu-central-1")
                    .setInputs(values)
                    .build()));
    calls.put(
        "Delete",
        (stub, values) ->
            stub.delete(
                DeleteRequest.newBuilder()
                    .setUrn(urn("web"))
                    .setType(TYPE)
                    .setId("web-1@eu-central-1")
                    .setProperties(values)
                    .build()));
    calls.put(
        "Invoke",
        (stub, values) ->
            stub.invoke(
                InvokeRequest.newBuilder()
                    .setTok("lightsail:index:getInstanceMetadataOptions")
                    .setArgs(values)
                    .build()));
    return calls;
  }

  private static Map<String, Struct> malformed() {
    var values = new TreeMap<String, Struct>();
    values.put("a signature that nobody knows", signed("\"00000000000000000000000000000000\""));
    values.put("a signature that is no text", signed("7"));
    values.put("a secret without a value", signed("\"1b47061264138c4ac30d75fd1eb44270\""));
    values.put(
        "a number that is none", with("region", Value.newBuilder().setNumberValue(Double.NaN)));
    values.put(
        "a number without end",
        with("region", Value.newBuilder().setNumberValue(Double.POSITIVE_INFINITY)));
    return values;
  }

  private static Struct signed(String signature) {
    return struct("{\"region\": {\"%s\": %s}}".formatted(SIGNATURE, signature));
  }

  private static Struct with(String name, Value.Builder value) {
    return Struct.newBuilder().putFields(name, value.build()).build();
  }

  @Test
  void malformedValuesAreRefusedByEveryCall() {
    malformed()
        .forEach((what, values) ->
            calls()
                .forEach((name, call) ->
                    assertThat(code(() -> call.on(plugin.calls(), values)))
                        .as("%s in %s", what, name)
                        .isEqualTo(Code.INVALID_ARGUMENT)));
    lives();
  }

  /** Nesting without end is the sort of thing that ends a process. */
  @Test
  void valuesNestedTooDeeplyAreRefused() {
    var value = Value.newBuilder().setStringValue("deep").build();
    for (var depth = 0; depth < 48; depth++) {
      value = Value.newBuilder().setListValue(ListValue.newBuilder().addValues(value)).build();
    }
    var deep = Struct.newBuilder().putFields("region", value).build();
    calls()
        .forEach((name, call) ->
            assertThat(code(() -> call.on(plugin.calls(), deep)))
                .as(name)
                .isIn(Code.OK, Code.INVALID_ARGUMENT, Code.NOT_FOUND, Code.FAILED_PRECONDITION));
    lives();
  }

  @Test
  void whatThePackageDoesNotHaveIsSaid() {
    var stub = plugin.calls();
    assertThat(
            code(() ->
                stub.create(
                    CreateRequest.newBuilder()
                        .setUrn("urn:pulumi:dev::scenario::lightsail:index:Bucket::b")
                        .setType("lightsail:index:Bucket")
                        .build())))
        .isIn(Code.INVALID_ARGUMENT, Code.NOT_FOUND, Code.UNIMPLEMENTED);
    assertThat(code(() -> stub.invoke(InvokeRequest.newBuilder().setTok("aws:x:y").build())))
        .isIn(Code.INVALID_ARGUMENT, Code.NOT_FOUND, Code.UNIMPLEMENTED);
    assertThat(code(() -> stub.getSchema(GetSchemaRequest.newBuilder().setVersion(9).build())))
        .isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(code(() -> stub.construct(ConstructRequest.getDefaultInstance())))
        .isEqualTo(Code.UNIMPLEMENTED);
    assertThat(code(() -> stub.create(CreateRequest.getDefaultInstance())))
        .isIn(Code.INVALID_ARGUMENT, Code.NOT_FOUND, Code.UNIMPLEMENTED);
    lives();
  }

  /** Larger than gRPC's own limit of 4 MiB. */
  @Test
  void aLargeMessageIsTaken() {
    var large = with("region", Value.newBuilder().setStringValue("x".repeat(6 << 20)));
    var answer =
        plugin
            .calls()
            .withMaxInboundMessageSize(64 << 20)
            .check(
                CheckRequest.newBuilder().setUrn(urn("web")).setType(TYPE).setNews(large).build());
    assertThat(answer.getFailuresList()).isNotEmpty();
    lives();
  }

  @Test
  void aStringOfAHundredMegabytesIsAnsweredInBoundedMemory() {
    var large =
        struct("{\"httpTokens\": \"required\"}").toBuilder()
            .putFields(
                "instanceName", Value.newBuilder().setStringValue("x".repeat(100 << 20)).build())
            .build();

    var answer =
        plugin
            .calls()
            .withMaxInboundMessageSize(400 << 20)
            .check(
                CheckRequest.newBuilder().setUrn(urn("web")).setType(TYPE).setNews(large).build());

    assertThat(answer.getFailuresList())
        .singleElement()
        .satisfies(failure -> assertThat(failure.getReason()).hasSizeLessThan(1_000));
    lives();
    assertThat(Vitals.resident(plugin)).as("bytes").isLessThan(800L << 20);
    assertThat(Vitals.of(plugin).heap()).as("it is not kept").isLessThan(50L << 20);
  }

  /** Also while calls are under way, which are not waited for. */
  @Test
  void aCancelIsAnsweredAtOnceAndEndsTheCallsThatWait() throws Exception {
    emulator.region(Stage.REGION).instance("web-1").create();
    emulator.behavior().set(Switches.APPLIED, Progress.never());
    var inputs = "{\"instanceName\": \"web-1\", \"httpTokens\": \"required\"}";
    var waiting =
        CompletableFuture.supplyAsync(
            () -> code(() -> plugin.create("web", inputs)), work -> Thread.ofVirtual().start(work));
    while (emulator.calls("GetOperation").isEmpty() && !waiting.isDone()) {
      Thread.onSpinWait();
    }

    plugin.calls().withDeadlineAfter(10, TimeUnit.SECONDS).cancel(Empty.getDefaultInstance());

    assertThat(waiting.get(1, TimeUnit.MINUTES)).isEqualTo(Code.CANCELLED);
    plugin.configured(emulator, Stage.REGION, "");
    emulator.region(Stage.REGION).apply("web-1");
    assertThat(plugin.create("web", inputs).getId()).isEqualTo("web-1@eu-central-1");
    assertThat(Calls.writes(emulator.calls())).as("what was written is not again").hasSize(1);
  }

  /** Attach mode serves run after run: what was cancelled does not end the next. */
  @Test
  void aCancelledRunDoesNotEndTheNext() {
    emulator.region(Stage.REGION).instance("web-1").create();
    plugin.calls().cancel(Empty.getDefaultInstance());
    plugin.calls().cancel(Empty.getDefaultInstance());
    var inputs = "{\"instanceName\": \"web-1\", \"httpTokens\": \"required\"}";
    assertThat(code(() -> plugin.create("web", inputs))).isEqualTo(Code.CANCELLED);
    plugin.configured(emulator, Stage.REGION, "");
    assertThat(plugin.create("web", inputs).getId()).isEqualTo("web-1@eu-central-1");
  }

  private void lives() {
    assertThat(plugin.calls().getPluginInfo(Empty.getDefaultInstance()).getVersion()).isNotEmpty();
    assertThat(plugin.isAlive()).isTrue();
    assertThat(emulator.mutations()).isEmpty();
  }

  private static Code code(Runnable call) {
    var error = catchThrowableOfType(StatusRuntimeException.class, call::run);
    return error == null ? Code.OK : error.getStatus().getCode();
  }
}
