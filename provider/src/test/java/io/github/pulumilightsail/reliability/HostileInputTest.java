package io.github.pulumilightsail.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Empty;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.ListValue;
import com.google.protobuf.Message;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.github.pulumilightsail.testing.FakeRegions;
import io.github.pulumilightsail.testing.Plugin;
import io.github.pulumilightsail.testing.Values;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.lang.management.ManagementFactory;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pulumirpc.Plugin.PluginAttach;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.ConfigureRequest;
import pulumirpc.Provider.CreateRequest;
import pulumirpc.Provider.DeleteRequest;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.GetMappingRequest;
import pulumirpc.Provider.GetMappingsRequest;
import pulumirpc.Provider.GetSchemaRequest;
import pulumirpc.Provider.InvokeRequest;
import pulumirpc.Provider.ListRequest;
import pulumirpc.Provider.ProviderHandshakeRequest;
import pulumirpc.Provider.ReadRequest;
import pulumirpc.Provider.UpdateRequest;
import pulumirpc.ResourceProviderGrpc.ResourceProviderBlockingStub;

/**
 * Whatever the wire brings, each call gets one answer that the engine understands. The number of
 * messages is the property {@code hostile.messages}, the seed {@code hostile.seed}; the seed is
 * printed.
 */
class HostileInputTest {
  private static final List<String> TYPES =
      List.of(
          "lightsail:index:InstanceMetadataOptions",
          "lightsail:index:InstanceMetadataBaseline",
          "lightsail:index:Nothing",
          "",
          "::");
  private static final List<String> FUNCTIONS =
      List.of(
          "lightsail:index:getInstanceMetadataOptions",
          "lightsail:index:getInstancesMetadataOptions",
          "lightsail:index:getComplianceReport",
          "lightsail:index:getImdsV1Usage",
          "pulumi:pulumi:nothing");
  private static final List<String> NAMES =
      List.of(
          "instanceName",
          "instanceArn",
          "region",
          "httpTokens",
          "httpEndpoint",
          "onDelete",
          "httpPutResponseHopLimit",
          "httpProtocolIpv6",
          "imdsV1UsageCheck",
          "selector",
          "all",
          "names",
          "tags",
          "regions",
          "maxParallel",
          "previousOptions",
          "instances",
          "operation",
          "value",
          "days",
          "baseline",
          "format",
          "usageDays",
          "exceptions",
          "assumeRole",
          "roleArn",
          "allowedAccountIds",
          "",
          "a.b[\"c\"]",
          "__internal",
          "\u0000",
          Values.SIGNATURE,
          "hash",
          "urn",
          "text",
          "assets");
  private static final List<String> TEXTS =
      List.of(
          "web-1",
          "eu-central-1",
          "eu-north-1",
          "required",
          "optional",
          "enabled",
          "restore",
          "reset",
          "keep",
          "block",
          "warn",
          "off",
          "markdown",
          "html",
          "",
          " ",
          "\u0000",
          "[\"",
          "{\"a\":[",
          "1e999",
          "arn:aws:lightsail:eu-central-1:111122223333:Instance/x",
          "\ud83d\ude00",
          Values.UNKNOWN,
          Values.SECRET,
          "5cf8f73096256a8f31e491e813e4eb8e",
          "d0e6a833031e9bbcd3f4e8bde6ca49a4",
          "803fd3297a5875dc03ca845dda5d2a98",
          "c44067f5952c0a294b673a41bacd8c17",
          "0def7320c3a5731c473e5ecbe6d01bc7");
  private static final List<Double> NUMBERS =
      List.of(
          0.0,
          1.0,
          2.0,
          64.0,
          65.0,
          -1.0,
          1.5,
          1e308,
          Double.NaN,
          Double.POSITIVE_INFINITY,
          (double) Integer.MAX_VALUE + 1,
          -0.0);

  private final FakeRegions regions = new FakeRegions();
  private final Plugin plugin = Plugin.over(regions);
  private final Map<Code, Integer> codes = new EnumMap<>(Code.class);

  @BeforeEach
  void instance() {
    regions.in("eu-central-1").create("web-1");
  }

  @AfterEach
  void close() {
    plugin.close();
  }

  private ResourceProviderBlockingStub rpc() {
    return plugin.rpc().withDeadlineAfter(20, TimeUnit.SECONDS);
  }

  @Test
  void everyMessageGetsAnAnswerThatTheEngineUnderstands() {
    var messages = Integer.getInteger("hostile.messages", 20_000);
    var seed = Long.getLong("hostile.seed", System.nanoTime());
    System.out.printf("hostile input: %d messages, -Dhostile.seed=%d%n", messages, seed);
    var random = new Random(seed);
    plugin.newRun();
    var warm = 0L;
    for (var i = 0; i < messages; i++) {
      if (i % 50 == 0) {
        plugin.newRun();
      }
      if (i == messages / 10) {
        warm = heap();
      }
      send(random, "message " + i + " of seed " + seed);
    }
    var grown = heap() - warm;
    System.out.printf(
        "hostile input: %s; heap %d KB after a tenth, %d KB more at the end%n",
        codes, warm >> 10, grown >> 10);
    assertThat(grown).as("bytes that stay").isLessThan(8 << 20);
    assertThat(codes).containsKeys(Code.OK, Code.INVALID_ARGUMENT);
    assertThat(codes).doesNotContainKeys(Code.ABORTED);
  }

  /** What is in use after a garbage collection. */
  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private void send(Random random, String which) {
    try {
      call(random);
      codes.merge(Code.OK, 1, Integer::sum);
    } catch (StatusRuntimeException problem) {
      var code = problem.getStatus().getCode();
      codes.merge(code, 1, Integer::sum);
      assertThat(code)
          .as(which + ": " + problem.getMessage())
          .isNotIn(Code.UNKNOWN, Code.INTERNAL, Code.DATA_LOSS, Code.ABORTED);
      if (code == Code.DEADLINE_EXCEEDED) {
        assertThat(problem.getMessage()).as("its own time limit").contains("customTimeouts");
      }
      assertThat(problem.getStatus().getDescription()).as(which).isNotBlank();
    }
  }

  private void call(Random random) {
    var type = one(TYPES, random);
    var urn = random.nextInt(4) == 0 ? text(random) : "urn:pulumi:dev::demo::" + type + "::web";
    var id = random.nextInt(4) == 0 ? text(random) : "web-1@eu-central-1";
    Message _ =
        switch (random.nextInt(17)) {
          // Nothing in it may name a host, or the plugin would look for an engine there.
          case 0 ->
              rpc()
                  .handshake(
                      ProviderHandshakeRequest.newBuilder()
                          .setRootDirectory(text(random))
                          .setConfigureWithUrn(random.nextBoolean())
                          .build());
          case 1 -> rpc().attach(PluginAttach.getDefaultInstance());
          case 2 -> rpc().getPluginInfo(Empty.getDefaultInstance());
          case 3 ->
              rpc().getSchema(GetSchemaRequest.newBuilder().setVersion(random.nextInt(3)).build());
          case 4 -> rpc().getMapping(GetMappingRequest.newBuilder().setKey(text(random)).build());
          case 5 -> rpc().getMappings(GetMappingsRequest.newBuilder().setKey(text(random)).build());
          case 6 ->
              rpc()
                  .checkConfig(
                      mutated(CheckRequest.newBuilder().setNews(struct(random)).build(), random));
          case 7 ->
              rpc()
                  .diffConfig(
                      mutated(
                          DiffRequest.newBuilder()
                              .setOlds(struct(random))
                              .setNews(struct(random))
                              .addIgnoreChanges(text(random))
                              .build(),
                          random));
          case 8 ->
              rpc()
                  .configure(
                      mutated(
                          ConfigureRequest.newBuilder().setArgs(struct(random)).build(), random));
          case 9 ->
              rpc()
                  .check(
                      mutated(
                          CheckRequest.newBuilder()
                              .setUrn(urn)
                              .setType(type)
                              .setNews(struct(random))
                              .build(),
                          random));
          case 10 ->
              rpc()
                  .diff(
                      mutated(
                          DiffRequest.newBuilder()
                              .setUrn(urn)
                              .setType(type)
                              .setId(id)
                              .setOlds(struct(random))
                              .setOldInputs(struct(random))
                              .setNews(struct(random))
                              .addIgnoreChanges(text(random))
                              .build(),
                          random));
          case 11 ->
              rpc()
                  .create(
                      mutated(
                          CreateRequest.newBuilder()
                              .setUrn(urn)
                              .setType(type)
                              .setPreview(random.nextBoolean())
                              .setProperties(struct(random))
                              .setTimeout(one(NUMBERS, random))
                              .build(),
                          random));
          case 12 ->
              rpc()
                  .update(
                      mutated(
                          UpdateRequest.newBuilder()
                              .setUrn(urn)
                              .setType(type)
                              .setId(id)
                              .setPreview(random.nextBoolean())
                              .setOlds(struct(random))
                              .setOldInputs(struct(random))
                              .setNews(struct(random))
                              .build(),
                          random));
          case 13 ->
              rpc()
                  .read(
                      mutated(
                          ReadRequest.newBuilder()
                              .setUrn(urn)
                              .setType(type)
                              .setId(id)
                              .setInputs(struct(random))
                              .setProperties(struct(random))
                              .build(),
                          random));
          case 14 ->
              rpc()
                  .delete(
                      mutated(
                          DeleteRequest.newBuilder()
                              .setUrn(urn)
                              .setType(type)
                              .setId(id)
                              .setProperties(struct(random))
                              .setOldInputs(struct(random))
                              .build(),
                          random));
          case 15 ->
              rpc()
                  .invoke(
                      mutated(
                          InvokeRequest.newBuilder()
                              .setTok(one(FUNCTIONS, random))
                              .setArgs(struct(random))
                              .build(),
                          random));
          default -> {
            rpc()
                .list(
                    ListRequest.newBuilder()
                        .setToken(type)
                        .setQuery(struct(random))
                        .setLimit(random.nextInt())
                        .setPageSize(random.nextInt())
                        .setContinuationToken(text(random))
                        .build())
                .forEachRemaining(_ -> {});
            yield Empty.getDefaultInstance();
          }
        };
  }

  /** Some of the messages have bytes changed, as far as they are still messages. */
  private static <M extends Message> M mutated(M message, Random random) {
    if (random.nextInt(3) > 0) {
      return message;
    }
    var bytes = message.toByteArray();
    for (var i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    try {
      @SuppressWarnings("unchecked")
      var parsed = (M) message.getParserForType().parseFrom(ByteString.copyFrom(bytes));
      return parsed;
    } catch (InvalidProtocolBufferException _) {
      return message;
    }
  }

  private static <T> T one(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }

  private static String text(Random random) {
    return random.nextInt(20) == 0 ? "x".repeat(random.nextInt(70_000)) : one(TEXTS, random);
  }

  /** Often something plausible, so that the handlers' insides are reached too. */
  private static Struct struct(Random random) {
    var struct = Struct.newBuilder();
    if (random.nextBoolean()) {
      struct.putFields("instanceName", Values.value("web-1"));
      struct.putFields("httpTokens", Values.value("required"));
      struct.putFields("region", Values.value("eu-central-1"));
    }
    if (random.nextInt(3) == 0) {
      struct.putFields("selector", Values.value(Map.of("all", true)));
    }
    for (var i = random.nextInt(4); i > 0; i--) {
      struct.putFields(one(NAMES, random), value(random, 0));
    }
    return struct.build();
  }

  private static Value value(Random random, int depth) {
    var value = Value.newBuilder();
    switch (random.nextInt(depth > 5 ? 4 : 8)) {
      case 0 -> value.setNumberValue(one(NUMBERS, random));
      case 1 -> value.setBoolValue(random.nextBoolean());
      case 2, 3 -> value.setStringValue(text(random));
      case 4 -> {
        var list = ListValue.newBuilder();
        for (var i = random.nextInt(4); i > 0; i--) {
          list.addValues(value(random, depth + 1));
        }
        value.setListValue(list);
      }
      case 5 -> {
        // No kind at all is set.
      }
      default -> {
        var struct = Struct.newBuilder();
        if (random.nextInt(3) == 0) {
          struct.putFields(Values.SIGNATURE, value(random, 6));
        }
        for (var i = random.nextInt(4); i > 0; i--) {
          struct.putFields(one(NAMES, random), value(random, depth + 1));
        }
        value.setStructValue(struct);
      }
    }
    return value.build();
  }

  // ---- large messages

  @Test
  void aStringOfAHundredMegabytesIsRefusedInBoundedMemory() {
    var large = "x".repeat(100 << 20);
    var check =
        rpc()
            .check(
                CheckRequest.newBuilder()
                    .setType(Plugin.OPTIONS)
                    .setNews(Values.struct(Map.of("instanceName", large, "httpTokens", large)))
                    .build());

    assertThat(check.getFailuresList())
        .isNotEmpty()
        .allSatisfy(failure -> {
          assertThat(failure.getReason().length()).isLessThan(2_000);
          assertThat(failure.getProperty().length()).isLessThan(200);
        });
  }

  /** As deep as a message of protobuf may be. */
  @Test
  void deepNestingIsServed() {
    var value = Values.value("required");
    for (var depth = 0; depth < 30; depth++) {
      value =
          Value.newBuilder().setStructValue(Struct.newBuilder().putFields("value", value)).build();
    }
    var check =
        rpc()
            .check(
                CheckRequest.newBuilder()
                    .setType(Plugin.OPTIONS)
                    .setNews(Values.struct(Map.of("instanceName", "web-1", "httpTokens", value)))
                    .build());

    assertThat(check.getFailuresList())
        .singleElement()
        .satisfies(failure -> assertThat(failure.getProperty()).startsWith("httpTokens"));
  }
}
