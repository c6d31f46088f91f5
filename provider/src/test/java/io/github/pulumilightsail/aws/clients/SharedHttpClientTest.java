package io.github.pulumilightsail.aws.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.aws.environment.Environment;
import io.github.pulumilightsail.aws.environment.Service;
import io.github.pulumilightsail.aws.environment.Variables;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;

/** What the rest relies on: a call that hangs can be ended, and no word of AWS is lost. */
class SharedHttpClientTest {
  private static final int SECONDS = 20;

  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  private final SharedHttpClient http =
      new SharedHttpClient(Environment.of(Variables.of(Map.of()), Optional.empty()), executor);

  SharedHttpClientTest() throws IOException {}

  @AfterEach
  void close() throws IOException {
    server.close();
    executor.close();
  }

  private ExecutableHttpRequest request(String scheme) {
    var body = "{}".getBytes(StandardCharsets.UTF_8);
    var to = new Destination(Service.LIGHTSAIL, Optional.empty(), Optional.empty());
    return http.to(to)
        .prepareRequest(
            HttpExecuteRequest.builder()
                .request(
                    SdkHttpFullRequest.builder()
                        .method(SdkHttpMethod.POST)
                        .uri(URI.create(scheme + "://127.0.0.1:" + server.getLocalPort()))
                        .putHeader("Content-Length", "2")
                        .build())
                .contentStreamProvider(() -> new ByteArrayInputStream(body))
                .build());
  }

  /** A call on a thread of its own, to a server that takes the connection and says nothing. */
  private CompletableFuture<Exception> hanging(
      ExecutableHttpRequest request, CompletableFuture<Thread> caller) {
    var ended = new CompletableFuture<Exception>();
    executor.execute(() -> {
      caller.complete(Thread.currentThread());
      try {
        var _ = request.call();
        ended.completeExceptionally(new AssertionError("it was answered"));
      } catch (IOException | RuntimeException problem) {
        ended.complete(problem);
      }
    });
    return ended;
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void aCallThatHangsEndsWhenItsThreadIsInterrupted(String scheme)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    var caller = new CompletableFuture<Thread>();
    var ended = hanging(request(scheme), caller);
    try (var taken = server.accept()) {
      assertThat(taken.getInputStream().read()).isPositive();
      caller.get(SECONDS, TimeUnit.SECONDS).interrupt();
      assertThat(ended.get(SECONDS, TimeUnit.SECONDS)).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void aCallThatHangsEndsWhenItIsAborted(String scheme)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    var request = request(scheme);
    var ended = hanging(request, new CompletableFuture<>());
    try (var taken = server.accept()) {
      assertThat(taken.getInputStream().read()).isPositive();
      request.abort();
      assertThat(ended.get(SECONDS, TimeUnit.SECONDS)).isNotNull();
    }
  }

  /** The JDK's own client gives no body with this status. */
  @Test
  void theBodyOfA401IsThere()
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    var answer =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                var response = request("http").call();
                return response.httpResponse().statusCode()
                    + " "
                    + new String(
                        response.responseBody().orElseThrow().readAllBytes(),
                        StandardCharsets.UTF_8);
              } catch (IOException problem) {
                throw new UncheckedIOException(problem);
              }
            },
            executor);
    try (var taken = server.accept()) {
      skipRequest(taken.getInputStream());
      taken
          .getOutputStream()
          .write(
              "HTTP/1.1 401 Unauthorized\r\nContent-Length: 5\r\n\r\nwords"
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(answer.get(SECONDS, TimeUnit.SECONDS)).isEqualTo("401 words");
    }
  }

  private static void skipRequest(InputStream in) throws IOException {
    var seen = new StringBuilder();
    while (!seen.toString().endsWith("\r\n\r\n{}")) {
      seen.append((char) in.read());
    }
  }
}
