package io.github.pulumilightsail.aws.clients;

import io.github.pulumilightsail.aws.environment.Authorities;
import io.github.pulumilightsail.aws.environment.Environment;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * The HTTP client that the clients of all services and regions share. To make it is much of the
 * work of making the first of them; so that is done on a thread of its own, while the SDK puts
 * together the rest.
 */
public final class SharedHttpClient {
  private final Environment environment;
  private final Executor executor;
  private @Nullable CompletableFuture<Made> client;

  /** The client, and whom it trusts. */
  private record Made(SdkHttpClient http, Authorities authorities) {}

  public SharedHttpClient(Environment environment, Executor executor) {
    this.environment = environment;
    this.executor = executor;
  }

  /**
   * Begins to make it, unless that has begun.
   *
   * @param secure whether TLS will be needed, which takes a while to set up
   */
  public void begin(boolean secure) {
    var _ = client(secure);
  }

  private synchronized CompletableFuture<Made> client(boolean secure) {
    if (client == null) {
      client = CompletableFuture.supplyAsync(() -> make(secure), executor);
    }
    return client;
  }

  private Made make(boolean secure) {
    var authorities = environment.authorities();
    if (secure) {
      executor.execute(authorities::warmUp);
    }
    return new Made(ApacheClient.make(environment, authorities.trustManager()), authorities);
  }

  private Made made() {
    try {
      return client(false).join();
    } catch (CompletionException problem) {
      throw problem.getCause() instanceof RuntimeException cause ? cause : problem;
    }
  }

  /** The share of a client whose calls go there. */
  SdkHttpClient to(Destination destination) {
    return new Share(destination);
  }

  private final class Share implements SdkHttpClient {
    private final Destination destination;

    Share(Destination destination) {
      this.destination = destination;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      var address = request.httpRequest().getUri();
      var made = made();
      if ("https".equals(address.getScheme())) {
        made.authorities().check();
      }
      return new ToldRequest(
          made.http().prepareRequest(request), address, destination, environment.proxies());
    }

    @Override
    public String clientName() {
      return "Apache";
    }

    /** Does nothing: the others go on with it. */
    @Override
    public void close() {}
  }
}
