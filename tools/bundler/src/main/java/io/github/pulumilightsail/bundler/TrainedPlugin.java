package io.github.pulumilightsail.bundler;

import com.google.protobuf.Empty;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.okhttp.OkHttpChannelBuilder;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.ConfigureRequest;
import pulumirpc.Provider.CreateRequest;
import pulumirpc.Provider.DeleteRequest;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.GetSchemaRequest;
import pulumirpc.Provider.InvokeRequest;
import pulumirpc.Provider.ProviderHandshakeRequest;
import pulumirpc.Provider.ReadRequest;
import pulumirpc.Provider.UpdateRequest;
import pulumirpc.ResourceProviderGrpc;
import pulumirpc.ResourceProviderGrpc.ResourceProviderBlockingStub;

/** A plugin as the engine calls it. */
final class TrainedPlugin implements AutoCloseable {
  private static final String TYPE = "lightsail:index:InstanceMetadataOptions";
  private static final String URN = "urn:pulumi:dev::training::" + TYPE + "::web";
  private static final String PROVIDER =
      "urn:pulumi:dev::training::pulumi:providers:lightsail::default";

  private final ManagedChannel channel;
  private final ResourceProviderBlockingStub calls;

  TrainedPlugin(int port) {
    channel =
        OkHttpChannelBuilder.forAddress("127.0.0.1", port, InsecureChannelCredentials.create())
            .build();
    calls = ResourceProviderGrpc.newBlockingStub(channel);
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }

  void load(String engineAddress) {
    calls.handshake(
        ProviderHandshakeRequest.newBuilder()
            .setEngineAddress(engineAddress)
            .setConfigureWithUrn(true)
            .build());
    calls.getPluginInfo(Empty.getDefaultInstance());
    calls.getSchema(GetSchemaRequest.getDefaultInstance());
  }

  void configure(Map<String, String> config) {
    var values = struct(config);
    accepted(
        calls
            .checkConfig(CheckRequest.newBuilder().setUrn(PROVIDER).setNews(values).build())
            .getFailuresList());
    calls.diffConfig(
        DiffRequest.newBuilder()
            .setUrn(PROVIDER)
            .setOldInputs(values)
            .setOlds(values)
            .setNews(values)
            .build());
    calls.configure(
        ConfigureRequest.newBuilder()
            .setArgs(values)
            .setAcceptSecrets(true)
            .setAcceptResources(true)
            .build());
  }

  /** The whole life of a resource: previewed, created, read, changed, and deleted. */
  void live(String instance, String region) {
    var inputs =
        struct(Map.of("instanceName", instance, "region", region, "httpTokens", "required"));
    check(inputs);
    calls.create(
        CreateRequest.newBuilder()
            .setUrn(URN)
            .setType(TYPE)
            .setProperties(inputs)
            .setPreview(true)
            .build());
    var created =
        calls.create(
            CreateRequest.newBuilder().setUrn(URN).setType(TYPE).setProperties(inputs).build());
    var state = read(created.getId(), inputs, created.getProperties());
    var changed = inputs.toBuilder().putFields("httpPutResponseHopLimit", number(2)).build();
    check(changed);
    calls.diff(
        DiffRequest.newBuilder()
            .setUrn(URN)
            .setType(TYPE)
            .setId(created.getId())
            .setOlds(state)
            .setOldInputs(inputs)
            .setNews(changed)
            .build());
    var update =
        UpdateRequest.newBuilder()
            .setUrn(URN)
            .setType(TYPE)
            .setId(created.getId())
            .setOlds(state)
            .setOldInputs(inputs)
            .setNews(changed);
    calls.update(update.setPreview(true).build());
    var updated = calls.update(update.setPreview(false).build()).getProperties();
    calls.delete(
        DeleteRequest.newBuilder()
            .setUrn(URN)
            .setType(TYPE)
            .setId(created.getId())
            .setProperties(updated)
            .setOldInputs(changed)
            .build());
  }

  /** One call to AWS, by way of a function. */
  void invoke(String instance, String region) {
    accepted(
        calls
            .invoke(
                InvokeRequest.newBuilder()
                    .setTok("lightsail:index:getInstanceMetadataOptions")
                    .setArgs(struct(Map.of("instanceName", instance, "region", region)))
                    .build())
            .getFailuresList());
  }

  void cancel() {
    calls.cancel(Empty.getDefaultInstance());
  }

  private void check(Struct inputs) {
    accepted(
        calls
            .check(CheckRequest.newBuilder().setUrn(URN).setType(TYPE).setNews(inputs).build())
            .getFailuresList());
  }

  private Struct read(String id, Struct inputs, Struct state) {
    return calls
        .read(
            ReadRequest.newBuilder()
                .setUrn(URN)
                .setType(TYPE)
                .setId(id)
                .setInputs(inputs)
                .setProperties(state)
                .build())
        .getProperties();
  }

  private static void accepted(List<?> failures) {
    if (!failures.isEmpty()) {
      throw new IllegalStateException("the training's own arguments are wrong: " + failures);
    }
  }

  private static Value number(double number) {
    return Value.newBuilder().setNumberValue(number).build();
  }

  private static Struct struct(Map<String, String> texts) {
    return Struct.newBuilder()
        .putAllFields(
            texts.entrySet().stream()
                .collect(
                    Collectors.toMap(
                        Map.Entry::getKey,
                        e -> Value.newBuilder().setStringValue(e.getValue()).build())))
        .build();
  }
}
