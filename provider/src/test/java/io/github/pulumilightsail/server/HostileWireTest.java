package io.github.pulumilightsail.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Empty;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.protobuf.WireFormat;
import io.github.pulumilightsail.LightsailPackage;
import io.github.pulumilightsail.testing.FakeRegions;
import io.github.pulumilightsail.testing.FakeTicker;
import io.github.pulumilightsail.testing.Plugin;
import io.github.pulumilightsail.testing.Values;
import io.grpc.CallOptions;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.ConfigureRequest;
import pulumirpc.Provider.CreateRequest;
import pulumirpc.Provider.DeleteRequest;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.InvokeRequest;
import pulumirpc.Provider.ListRequest;
import pulumirpc.Provider.ReadRequest;
import pulumirpc.Provider.UpdateRequest;
import pulumirpc.ResourceProviderGrpc;

/** What is no message at all, sent over a real connection. The process lives and says so. */
class HostileWireTest {
  private Server server;
  private ManagedChannel channel;

  @BeforeEach
  void start() throws IOException {
    var executor = Executors.newVirtualThreadPerTaskExecutor();
    var service =
        new ProviderService(
            _ -> LightsailPackage.registry(new FakeRegions()), new FakeTicker(), executor);
    server = PluginServer.serve(PluginServer.listen(), service, executor);
    channel =
        OkHttpChannelBuilder.forAddress(
                "127.0.0.1", server.getPort(), InsecureChannelCredentials.create())
            .maxInboundMessageSize(400 << 20)
            .build();
  }

  @AfterEach
  void stop() {
    channel.shutdownNow();
    server.shutdownNow();
  }

  private enum Bytes implements MethodDescriptor.Marshaller<byte[]> {
    RAW;

    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException problem) {
        throw new UncheckedIOException(problem);
      }
    }
  }

  private Status answer(String method, byte[] message) {
    var descriptor =
        MethodDescriptor.newBuilder(Bytes.RAW, Bytes.RAW)
            .setType(MethodDescriptor.MethodType.SERVER_STREAMING)
            .setFullMethodName("pulumirpc.ResourceProvider/" + method)
            .build();
    try {
      // List answers with a stream; a single answer is a stream of one.
      ClientCalls.blockingServerStreamingCall(channel, descriptor, CallOptions.DEFAULT, message)
          .forEachRemaining(_ -> {});
      return Status.OK;
    } catch (StatusRuntimeException problem) {
      return problem.getStatus();
    }
  }

  /** A text inside so many lists or objects, made without the recursion that is under test. */
  private static ByteString nested(int depth, boolean lists) {
    var value = field(3, ByteString.copyFromUtf8("x"));
    for (var i = 0; i < depth; i++) {
      value =
          lists
              ? field(6, field(1, value))
              : field(5, field(1, field(1, ByteString.copyFromUtf8("a")).concat(field(2, value))));
    }
    return field(1, field(1, ByteString.copyFromUtf8("deep")).concat(field(2, value)));
  }

  private static ByteString field(int number, ByteString content) {
    var head = ByteString.newOutput();
    var coded = CodedOutputStream.newInstance(head);
    try {
      coded.writeTag(number, WireFormat.WIRETYPE_LENGTH_DELIMITED);
      coded.writeUInt32NoTag(content.size());
      coded.flush();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return head.toByteString().concat(content);
  }

  private static byte[] check(ByteString news) {
    return field(CheckRequest.NEWS_FIELD_NUMBER, news)
        .concat(field(CheckRequest.TYPE_FIELD_NUMBER, ByteString.copyFromUtf8(Plugin.OPTIONS)))
        .toByteArray();
  }

  private void assertAlive() {
    var plugin = ResourceProviderGrpc.newBlockingStub(channel);
    assertThat(plugin.getPluginInfo(Empty.getDefaultInstance()).getVersion()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1,true", "30,true", "1,false", "30,false"})
  void nestingThatProtobufReadsIsServed(int depth, boolean lists) {
    assertThat(answer("Check", check(nested(depth, lists))).getCode()).isEqualTo(Code.OK);
  }

  @ParameterizedTest
  @CsvSource({"100,true", "3000,true", "100,false", "3000,false"})
  void nestingThatProtobufDoesNotReadIsRefused(int depth, boolean lists) {
    var status = answer("Check", check(nested(depth, lists)));

    assertThat(status.getCode()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(status.getDescription())
        .isEqualTo(
            "the request is malformed: its values are nested more deeply than 100 messages in one"
                + " another");
    assertAlive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Handshake",
        "Attach",
        "GetSchema",
        "CheckConfig",
        "DiffConfig",
        "Configure",
        "Check",
        "Diff",
        "Create",
        "Read",
        "Update",
        "Delete",
        "Invoke",
        "List",
        "GetMapping"
      })
  void whatIsNoMessageIsRefused(String method) {
    var status = answer(method, new byte[] {(byte) 0xff, (byte) 0xff, 1, 2, 3});

    assertThat(status.getCode()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(status.getDescription()).startsWith("the request is malformed: ");
    assertAlive();
  }

  @Test
  void aMessageOfManyMegabytesIsServed() {
    var text = Value.newBuilder().setStringValue("x".repeat(20 << 20));
    var news =
        Struct.newBuilder()
            .putFields("instanceName", Value.newBuilder().setStringValue("web-1").build())
            .putFields("userData", text.build())
            .build();

    var answer =
        ResourceProviderGrpc.newBlockingStub(channel)
            .check(CheckRequest.newBuilder().setType(Plugin.OPTIONS).setNews(news).build());

    assertThat(answer.getInputs()).isEqualTo(news);
    assertThat(answer.getFailuresList())
        .allSatisfy(failure -> assertThat(failure.getReason()).hasSizeLessThan(500));
  }

  /** HTTP/2's INTERNAL_ERROR is what the transport has for it; at least it costs one call only. */
  @Test
  void aMessageThatClaimsToBeLargerThanAllowedEndsNothingButItsOwnCall() throws IOException {
    try (var connection = new RawHttp2(server.getPort())) {
      connection.begin("/pulumirpc.ResourceProvider/Check");
      connection.send((byte) 0, (byte) 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff);

      assertThat(connection.untilReset()).isEqualTo(2);
    }
    assertAlive();
  }

  /**
   * Messages that were right until some of their bytes changed; {@code -Dseed=N} starts elsewhere,
   * {@code -Dseeds=N} goes on longer.
   */
  static LongStream seeds() {
    var first = Long.getLong("seed", 1);
    return LongStream.range(first, first + Long.getLong("seeds", 40));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void noAnswerIsEverOfAnUnknownKind(long seed) {
    var random = new Random(seed);
    for (var i = 0; i < 25; i++) {
      var method = METHODS.get(random.nextInt(METHODS.size()));
      var message = mutated(message(method, random), random);

      assertThat(answer(method, message).getCode())
          .as("%s of %s", method, HexFormat.of().formatHex(message))
          .isNotIn(Code.UNKNOWN, Code.INTERNAL, Code.DATA_LOSS, Code.ABORTED);
    }
    assertAlive();
  }

  private static final List<String> METHODS =
      List.of("Configure", "Check", "Diff", "Create", "Read", "Update", "Delete", "Invoke", "List");

  private static byte[] message(String method, Random random) {
    var inputs = Values.struct(INPUTS.get(random.nextInt(INPUTS.size())));
    var olds = Values.struct(INPUTS.get(random.nextInt(INPUTS.size())));
    var type = random.nextBoolean() ? Plugin.OPTIONS : "lightsail:index:InstanceMetadataBaseline";
    var urn = "urn:pulumi:dev::demo::" + type + "::web";
    var preview = random.nextBoolean();
    return switch (method) {
      case "Configure" -> ConfigureRequest.newBuilder().setArgs(inputs).build().toByteArray();
      case "Check" ->
          CheckRequest.newBuilder().setUrn(urn).setOlds(olds).setNews(inputs).build().toByteArray();
      case "Diff" ->
          DiffRequest.newBuilder()
              .setUrn(urn)
              .setOlds(olds)
              .setOldInputs(olds)
              .setNews(inputs)
              .addIgnoreChanges("a[\"b\"].*")
              .build()
              .toByteArray();
      case "Create" ->
          CreateRequest.newBuilder()
              .setUrn(urn)
              .setProperties(inputs)
              .setPreview(preview)
              .setTimeout(1)
              .build()
              .toByteArray();
      case "Read" ->
          ReadRequest.newBuilder()
              .setUrn(urn)
              .setId("web-1@eu-central-1")
              .setInputs(inputs)
              .setProperties(olds)
              .build()
              .toByteArray();
      case "Update" ->
          UpdateRequest.newBuilder()
              .setUrn(urn)
              .setId("web-1@eu-central-1")
              .setOlds(olds)
              .setOldInputs(olds)
              .setNews(inputs)
              .setPreview(preview)
              .setTimeout(1)
              .build()
              .toByteArray();
      case "Delete" ->
          DeleteRequest.newBuilder()
              .setUrn(urn)
              .setId("web-1@eu-central-1")
              .setProperties(olds)
              .setOldInputs(inputs)
              .setTimeout(1)
              .build()
              .toByteArray();
      case "List" -> ListRequest.newBuilder().setToken(type).setQuery(inputs).build().toByteArray();
      default ->
          InvokeRequest.newBuilder()
              .setTok(FUNCTIONS.get(random.nextInt(FUNCTIONS.size())))
              .setArgs(inputs)
              .build()
              .toByteArray();
    };
  }

  private static final List<String> FUNCTIONS =
      List.of(
          "lightsail:index:getInstanceMetadataOptions",
          "lightsail:index:getInstancesMetadataOptions",
          "lightsail:index:getImdsV1Usage");

  private static final List<Map<String, ?>> INPUTS =
      List.of(
          Map.of(),
          Map.of("instanceName", "web-1", "httpTokens", "required"),
          Map.of("instanceName", Values.UNKNOWN, "region", Values.UNKNOWN, "days", 7),
          Map.of("instanceName", Values.secret("web-1"), "httpPutResponseHopLimit", 2),
          Map.of("selector", Map.of("all", true), "httpTokens", "required"),
          Map.of("selector", Values.UNKNOWN, "regions", List.of(Values.UNKNOWN)),
          Map.of(
              "instances", Map.of("web-1@eu-central-1", Map.of("httpTokens", "optional")),
              "previousOptions", Map.of("web-1@eu-central-1", Map.of("httpTokens", "optional")),
              "instanceName", "web-1",
              "instanceArn", "arn:aws:lightsail:eu-central-1:111122223333:Instance/1",
              "region", "eu-central-1"),
          Map.of("assumeRole", Map.of("roleArn", Values.UNKNOWN), "region", "eu-west-1"),
          Map.of("instances", List.of(1), "previousOptions", "x", "operation", true));

  private static byte[] mutated(byte[] message, Random random) {
    var copy = message.clone();
    for (var i = random.nextInt(4); i > 0 && copy.length > 0; i--) {
      copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
    }
    return random.nextInt(8) == 0 ? Arrays.copyOf(copy, random.nextInt(copy.length + 1)) : copy;
  }
}
