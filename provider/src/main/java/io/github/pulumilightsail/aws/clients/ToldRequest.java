package io.github.pulumilightsail.aws.clients;

import io.github.pulumilightsail.aws.environment.EnvironmentException;
import io.github.pulumilightsail.aws.environment.Proxy;
import io.github.pulumilightsail.aws.environment.Reasons;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.http.conn.ConnectTimeoutException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * A request that tells what lies in its way. What repeating it does not mend is thrown as what is
 * wrong with the environment, which the SDK does not repeat.
 */
final class ToldRequest implements ExecutableHttpRequest {
  private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

  private final ExecutableHttpRequest request;
  private final SdkHttpRequest asked;
  private final Optional<Proxy> proxy;
  private final Optional<String> special;

  /**
   * @param special what asks for addresses of FIPS or with IPv6, which not every region has
   */
  ToldRequest(
      ExecutableHttpRequest request,
      SdkHttpRequest asked,
      Optional<Proxy> proxy,
      Optional<String> special) {
    this.request = request;
    this.asked = asked;
    this.proxy = proxy;
    this.special = special;
  }

  @Override
  public HttpExecuteResponse call() throws IOException {
    try {
      var response = request.call();
      proxy.ifPresent(named -> unlessOfProxy(named, response));
      return response;
    } catch (SSLException problem) {
      throw certificate(problem)
          .map(words ->
              EnvironmentException.way(
                  "%s is not who it says it is: %s".formatted(asked.host(), words)))
          .orElseThrow(() -> problem);
    } catch (UnknownHostException problem) {
      throw unknownHost(problem);
    } catch (ConnectException | ConnectTimeoutException problem) {
      if (proxy.isPresent()) {
        throw new IOException(
            "the %s does not answer: %s".formatted(proxy.orElseThrow(), Reasons.innermost(problem)),
            problem);
      }
      throw problem;
    }
  }

  private IOException unknownHost(UnknownHostException problem) {
    if (proxy.isPresent()) {
      throw EnvironmentException.way(
          "there is no host of the name of the %s".formatted(proxy.orElseThrow()));
    }
    special
        .filter(_ -> asked.host().matches(".*([.-]fips[.-]|[.]api[.]aws$).*"))
        .ifPresent(flag -> {
          throw EnvironmentException.way(
              "there is no host %s, and %s asks for it; take the flag away or give an address"
                      .formatted(asked.host(), flag)
                  + " (lightsail:endpoint, AWS_ENDPOINT_URL_LIGHTSAIL)");
        });
    return problem;
  }

  private void unlessOfProxy(Proxy named, HttpExecuteResponse response) {
    var answer = response.httpResponse();
    if (answer.statusCode() == PROXY_AUTHENTICATION_REQUIRED) {
      throw EnvironmentException.way(
          "the %s asks for a user and a password (407), and %s; write it as"
                  .formatted(
                      named,
                      named.login().isPresent() ? "does not accept those that it got" : "got none")
              + " http://user:password@host:port with special characters percent-encoded");
    }
    var ofAws =
        answer.firstMatchingHeader("x-amzn-requestid").isPresent()
            || answer.firstMatchingHeader("x-amz-request-id").isPresent();
    if (answer.statusCode() >= 400 && !ofAws) {
      throw EnvironmentException.way(
          "the %s, or what stands behind it, does not let %s through: it answers %d %s"
              .formatted(named, asked.host(), answer.statusCode(), answer.statusText().orElse("")));
    }
  }

  /** Why the other side's certificate is not accepted, if it is that. */
  private static Optional<String> certificate(SSLException problem) {
    if (problem instanceof SSLPeerUnverifiedException) {
      return Optional.of(Reasons.innermost(problem));
    }
    return Reasons.cause(problem, CertificateException.class)
        .map(cause -> String.valueOf(cause.getMessage()));
  }

  @Override
  public void abort() {
    request.abort();
  }
}
