package io.github.pulumilightsail.server;

import com.google.protobuf.Empty;
import io.github.pulumilightsail.resource.Log;
import io.grpc.Context;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import pulumirpc.EngineGrpc;
import pulumirpc.EngineOuterClass.LogRequest;
import pulumirpc.EngineOuterClass.LogSeverity;

/**
 * Sends messages to the engine, which shows them to the user. Connects at the first message; a
 * message that cannot be delivered never fails what it tells of.
 */
final class EngineLog {
  private static final Logger LOG = Logger.getLogger(EngineLog.class.getName());

  /** The engine is on this machine; one that does not take a message by then never will. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Executor executor;
  private Optional<String> address = Optional.empty();
  private Optional<ManagedChannel> channel = Optional.empty();

  EngineLog(Executor executor) {
    this.executor = executor;
  }

  /** From now on, messages go to the engine at this address. */
  synchronized void connectTo(String engineAddress) {
    if (engineAddress.isBlank() || address.equals(Optional.of(engineAddress))) {
      return;
    }
    channel.ifPresent(ManagedChannel::shutdown);
    channel = Optional.empty();
    address = Optional.of(engineAddress);
  }

  /**
   * Runs outside of the engine's call that the message belongs to: within it, the end of that call
   * would cancel what is still on its way.
   */
  private void toEngine(Consumer<ManagedChannel> sending) {
    try {
      channel().ifPresent(engine -> Context.ROOT.run(() -> sending.accept(engine)));
    } catch (RuntimeException problem) {
      LOG.log(Level.FINE, "a message did not reach the engine", problem);
    }
  }

  /** The way to the engine, made at the first use; empty where no engine is known. */
  synchronized Optional<ManagedChannel> channel() {
    if (channel.isEmpty()) {
      channel =
          address.map(engine ->
              OkHttpChannelBuilder.forTarget(engine, InsecureChannelCredentials.create())
                  .executor(executor)
                  .build());
    }
    return channel;
  }

  /** Messages about one resource; the URN may be empty. */
  Log of(String urn) {
    return new Log() {
      @Override
      public void debug(String message) {
        send(urn, LogSeverity.DEBUG, message, false);
      }

      @Override
      public void info(String message) {
        deliver(request(urn, LogSeverity.INFO, message, false));
      }

      @Override
      public void warning(String message) {
        deliver(request(urn, LogSeverity.WARNING, message, false));
      }

      @Override
      public void status(String message) {
        send(urn, LogSeverity.INFO, message, true);
      }

      @Override
      public void progress(String message) {
        deliver(request(urn, LogSeverity.INFO, message, true));
      }
    };
  }

  /**
   * Sends what the user has to read, and waits until the engine has it: once the call is answered,
   * the engine may end the plugin, and with it what is still on its way.
   */
  private void deliver(LogRequest request) {
    toEngine(engine -> {
      var _ = EngineGrpc.newBlockingStub(engine).withDeadlineAfter(PATIENCE).log(request);
    });
  }

  private void send(String urn, LogSeverity severity, String message, boolean ephemeral) {
    var request = request(urn, severity, message, ephemeral);
    toEngine(engine -> EngineGrpc.newStub(engine).log(request, UNHEARD));
  }

  private static LogRequest request(
      String urn, LogSeverity severity, String message, boolean ephemeral) {
    return LogRequest.newBuilder()
        .setUrn(urn)
        .setSeverity(severity)
        .setMessage(message)
        .setEphemeral(ephemeral)
        .build();
  }

  synchronized void close() {
    channel.ifPresent(ManagedChannel::shutdownNow);
    channel = Optional.empty();
    address = Optional.empty();
  }

  private static final StreamObserver<Empty> UNHEARD =
      new StreamObserver<>() {
        @Override
        public void onNext(Empty answer) {}

        @Override
        public void onError(Throwable problem) {
          LOG.log(Level.FINE, "a message did not reach the engine", problem);
        }

        @Override
        public void onCompleted() {}
      };
}
