package io.github.pulumilightsail.aws.clients;

import io.github.pulumilightsail.aws.environment.EnvironmentException;
import io.github.pulumilightsail.aws.environment.Proxies;
import io.github.pulumilightsail.aws.environment.Proxy;
import io.github.pulumilightsail.aws.environment.Reasons;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.http.NoHttpResponseException;
import org.apache.http.client.ClientProtocolException;
import org.apache.http.conn.ConnectTimeoutException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;

/**
 * A request that tells what lies in its way. What repeating it does not mend is thrown as what is
 * wrong with the environment, which the SDK does not repeat.
 */
final class ToldRequest implements ExecutableHttpRequest {
  private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

  /** What the JDK says where the other side does not begin a handshake. */
  private static final String NO_TLS = "Unsupported or unrecognized SSL message";

  private final ExecutableHttpRequest request;
  private final URI address;
  private final Destination to;
  private final Proxies proxies;
  private final Optional<Proxy> proxy;

  ToldRequest(ExecutableHttpRequest request, URI address, Destination to, Proxies proxies) {
    this.request = request;
    this.address = address;
    this.to = to;
    this.proxies = proxies;
    this.proxy = proxies.of(address);
  }

  @Override
  public HttpExecuteResponse call() throws IOException {
    try {
      var response = request.call();
      proxy.ifPresent(named -> unlessOfProxy(named, response));
      return response;
    } catch (SSLException problem) {
      throw tls(problem);
    } catch (UnknownHostException problem) {
      throw unknownHost(problem);
    } catch (ConnectException | ConnectTimeoutException problem) {
      throw proxy
          .map(named ->
              new NoAnswer(
                  "the %s does not answer: %s. Check it, or let NO_PROXY name %s, if that can be"
                          .formatted(named, Reasons.of(problem), address.getHost())
                      + " called without it",
                  problem))
          .orElseGet(() -> noAnswer(problem));
    } catch (NoHttpResponseException | ClientProtocolException problem) {
      throw noHttp(problem);
    } catch (IOException problem) {
      throw noAnswer(problem);
    }
  }

  private NoAnswer noAnswer(IOException problem) {
    return toCheck(subject() + " does not answer: " + Reasons.of(problem), problem);
  }

  /** Apache's client does not say so where the other side waits for a handshake. */
  private NoAnswer noHttp(IOException problem) {
    var other = proxy.map(Proxy::toString).map("the "::concat).orElseGet(this::subject);
    var isPlain = proxy.map(named -> !named.secure()).orElse(address.getScheme().equals("http"));
    var what =
        problem instanceof NoHttpResponseException
            ? other + " closes the connection without an answer"
            : "what comes from " + other + " is no HTTP";
    return toCheck(what + (isPlain ? "; if it speaks TLS, write https:// in front" : ""), problem);
  }

  private NoAnswer toCheck(String words, IOException problem) {
    return new NoAnswer(
        "%s. Check the network and %s%s"
            .formatted(
                words,
                to.source().isPresent() ? "that address" : "the region",
                proxies.why(address).map(why -> " (" + why + ")").orElse("")),
        problem);
  }

  /** The service, its address, and what gives that. */
  private String subject() {
    return "%s at %s://%s%s%s"
        .formatted(
            to.service().title(),
            address.getScheme(),
            address.getHost(),
            address.getPort() < 0 ? "" : ":" + address.getPort(),
            source());
  }

  private String source() {
    return to.source().map(source -> " (" + source + ")").orElse("");
  }

  private IOException unknownHost(UnknownHostException problem) {
    if (proxy.isPresent()) {
      throw EnvironmentException.way(
          "there is no host of the name of the %s".formatted(proxy.orElseThrow()));
    }
    to.special()
        .filter(_ -> address.getHost().matches(".*([.-]fips[.-]|[.]api[.]aws$).*"))
        .ifPresent(flag -> {
          throw EnvironmentException.way(
              "there is no host %s, and %s asks for it; change that or give an address (%s)"
                  .formatted(address.getHost(), flag, to.service().variable()));
        });
    return toCheck(
        "there is no host %s, where %s should be%s"
            .formatted(address.getHost(), to.service().title(), source()),
        problem);
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
              .formatted(
                  named, address.getHost(), answer.statusCode(), answer.statusText().orElse("")));
    }
  }

  private IOException tls(SSLException problem) {
    if (String.valueOf(problem.getMessage()).startsWith(NO_TLS)) {
      throw EnvironmentException.way(
          proxy
              .filter(Proxy::secure)
              .map(named ->
                  "the %s does not speak TLS; write it with http:// in front".formatted(named))
              .orElseGet(() ->
                  subject() + " does not speak TLS; if that is meant, write http:// in front"));
    }
    certificate(problem)
        .ifPresent(words -> {
          throw EnvironmentException.way(
              "%s is not who it says it is: %s".formatted(address.getHost(), words));
        });
    return noAnswer(problem);
  }

  /** Why the other side's certificate is not accepted, if it is that. */
  private static Optional<String> certificate(SSLException problem) {
    if (problem instanceof SSLPeerUnverifiedException) {
      return Optional.of(Reasons.of(problem));
    }
    return Reasons.cause(problem, CertificateException.class)
        .map(cause -> String.valueOf(cause.getMessage()));
  }

  @Override
  public void abort() {
    request.abort();
  }
}
