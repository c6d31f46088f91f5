package io.github.pulumilightsail.testing;

import com.google.protobuf.Empty;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.okhttp.OkHttpServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import pulumirpc.EngineGrpc;
import pulumirpc.EngineOuterClass.LogRequest;
import pulumirpc.EngineOuterClass.RequirePulumiVersionRequest;
import pulumirpc.EngineOuterClass.RequirePulumiVersionResponse;

/** The engine's side of the plugin's messages: keeps what the user would be told. */
public final class FakeEngine implements AutoCloseable {
  private final List<LogRequest> messages = new CopyOnWriteArrayList<>();
  private final List<Awaited> awaited = new CopyOnWriteArrayList<>();
  private final List<String> required = new CopyOnWriteArrayList<>();
  private volatile Optional<Status> versionAnswer = Optional.empty();
  private final Server server;

  private record Awaited(Predicate<String> wanted, CompletableFuture<String> found) {
    void offer(String message) {
      if (wanted.test(message)) {
        found.complete(message);
      }
    }
  }

  private FakeEngine() throws IOException {
    server =
        OkHttpServerBuilder.forPort(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                InsecureServerCredentials.create())
            .directExecutor()
            .addService(new Service())
            .build()
            .start();
  }

  private final class Service extends EngineGrpc.EngineImplBase {
    @Override
    public void log(LogRequest request, StreamObserver<Empty> observer) {
      messages.add(request);
      awaited.forEach(each -> each.offer(text(request)));
      observer.onNext(Empty.getDefaultInstance());
      observer.onCompleted();
    }

    @Override
    public void requirePulumiVersion(
        RequirePulumiVersionRequest request,
        StreamObserver<RequirePulumiVersionResponse> observer) {
      required.add(request.getPulumiVersionRange());
      if (versionAnswer.isPresent()) {
        observer.onError(versionAnswer.orElseThrow().asRuntimeException());
      } else {
        observer.onNext(RequirePulumiVersionResponse.getDefaultInstance());
        observer.onCompleted();
      }
    }
  }

  /** Answers from now on so when it is asked whether its version will do. */
  public void answersVersion(Status status) {
    versionAnswer = Optional.of(status);
  }

  /** The versions that were asked for. */
  public List<String> required() {
    return List.copyOf(required);
  }

  public static FakeEngine start() {
    try {
      return new FakeEngine();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  public String address() {
    return "127.0.0.1:" + server.getPort();
  }

  /** What was told so far, each message behind the word of its kind: {@code warning: ...}. */
  public List<String> messages() {
    return messages.stream().map(FakeEngine::text).toList();
  }

  public List<String> warnings() {
    return messages().stream().filter(message -> message.startsWith("warning: ")).toList();
  }

  public void forget() {
    messages.clear();
  }

  /**
   * The first message of that kind, once it has come: those that nobody has to read may be late.
   */
  public String await(Predicate<String> wanted) {
    var awaiting = new Awaited(wanted, new CompletableFuture<>());
    awaited.add(awaiting);
    messages().forEach(awaiting::offer);
    return awaiting.found().orTimeout(10, TimeUnit.SECONDS).join();
  }

  private static String text(LogRequest request) {
    var kind = request.getEphemeral() ? "status" : request.getSeverity().name();
    return kind.toLowerCase(Locale.ROOT) + ": " + request.getMessage();
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
