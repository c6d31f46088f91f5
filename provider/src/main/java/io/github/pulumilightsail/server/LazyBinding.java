package io.github.pulumilightsail.server;

import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerServiceDefinition;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ServerCalls;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Binds RPCs so that the classes of a message are initialized at the first call that has one.
 * gRPC's own binding initializes those of all methods before the server can answer its first.
 */
final class LazyBinding {
  private final String service;
  private final ServerServiceDefinition.Builder definition;

  LazyBinding(String service) {
    this.service = service;
    this.definition = ServerServiceDefinition.builder(service);
  }

  /** A method with one answer. */
  <Q extends Message, A extends Message> LazyBinding unary(
      String name, Supplier<Q> request, Supplier<A> answer, Function<Q, A> handler) {
    definition.addMethod(
        method(MethodType.UNARY, name, request, answer),
        ServerCalls.asyncUnaryCall(
            (asked, observer) -> Rpc.answer(observer, () -> handler.apply(asked))));
    return this;
  }

  /** A method with any number of answers. */
  <Q extends Message, A extends Message> LazyBinding streaming(
      String name, Supplier<Q> request, Supplier<A> answer, Function<Q, List<A>> handler) {
    definition.addMethod(
        method(MethodType.SERVER_STREAMING, name, request, answer),
        ServerCalls.asyncServerStreamingCall(
            (asked, observer) -> Rpc.answerAll(observer, () -> handler.apply(asked))));
    return this;
  }

  ServerServiceDefinition build() {
    return definition.build();
  }

  private <Q extends Message, A extends Message> MethodDescriptor<Q, A> method(
      MethodType type, String name, Supplier<Q> request, Supplier<A> answer) {
    return MethodDescriptor.<Q, A>newBuilder()
        .setType(type)
        .setFullMethodName(MethodDescriptor.generateFullMethodName(service, name))
        .setRequestMarshaller(new LazyMarshaller<>(request))
        .setResponseMarshaller(new LazyMarshaller<>(answer))
        .build();
  }

  private static final class LazyMarshaller<T extends Message> implements Marshaller<T> {
    private final Supplier<T> example;
    private volatile @Nullable Marshaller<T> marshaller;

    LazyMarshaller(Supplier<T> example) {
      this.example = example;
    }

    private Marshaller<T> marshaller() {
      var made = marshaller;
      if (made == null) {
        made = ProtoUtils.marshaller(example.get());
        marshaller = made;
      }
      return made;
    }

    @Override
    public InputStream stream(T message) {
      return marshaller().stream(message);
    }

    @Override
    public T parse(InputStream bytes) {
      return marshaller().parse(bytes);
    }
  }
}
