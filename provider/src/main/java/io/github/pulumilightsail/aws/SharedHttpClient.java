package io.github.pulumilightsail.aws;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * The HTTP client that the clients of all regions share. To make it is half of the work of making
 * the first of them, since it sets up TLS and parses the certificates of all CAs; so that is done
 * on a thread of its own, while the SDK puts together the rest.
 */
final class SharedHttpClient implements SdkHttpClient {
  private final Executor executor;
  private @Nullable CompletableFuture<SdkHttpClient> client;

  SharedHttpClient(Executor executor) {
    this.executor = executor;
  }

  /** Begins to make it, unless that has begun. */
  synchronized CompletableFuture<SdkHttpClient> begin() {
    if (client == null) {
      client =
          CompletableFuture.supplyAsync(() -> UrlConnectionHttpClient.builder().build(), executor);
    }
    return client;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    try {
      return begin().join().prepareRequest(request);
    } catch (CompletionException problem) {
      throw problem.getCause() instanceof RuntimeException cause ? cause : problem;
    }
  }

  @Override
  public String clientName() {
    return "UrlConnection";
  }

  /** Does nothing: each of the clients that share it closes it. */
  @Override
  public void close() {}
}
