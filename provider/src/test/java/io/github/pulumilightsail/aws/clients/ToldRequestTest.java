package io.github.pulumilightsail.aws.clients;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.aws.environment.Environment;
import io.github.pulumilightsail.aws.environment.EnvironmentException;
import io.github.pulumilightsail.aws.environment.Proxy;
import io.github.pulumilightsail.aws.environment.Variables;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** What lies in a request's way is told by what it is. */
class ToldRequestTest {
  private static final String HOST = "lightsail.eu-central-1.amazonaws.com";

  /** Of a request to a host, by a proxy if there is one, that comes to an answer or a problem. */
  private record Way(String host, Optional<Proxy> proxy, Optional<String> flag) {
    Way() {
      this(HOST, Optional.empty(), Optional.empty());
    }

    Way by(String proxy) {
      var variables = Variables.of(Map.of("HTTPS_PROXY", proxy));
      var environment = Environment.of(variables, Optional.empty());
      return new Way(host, environment.proxies().of(URI.create("https://" + host)), flag);
    }

    Way asked(String other, String by) {
      return new Way(other, proxy, Optional.of(by));
    }

    AbstractThrowableAssert<?, ?> fails(IOException problem) {
      return comesTo(() -> {
        throw problem;
      });
    }

    AbstractThrowableAssert<?, ?> answers(int status, String words) {
      return comesTo(() ->
          HttpExecuteResponse.builder()
              .response(SdkHttpResponse.builder().statusCode(status).statusText(words).build())
              .build());
    }

    private interface Sending {
      HttpExecuteResponse send() throws IOException;
    }

    private AbstractThrowableAssert<?, ?> comesTo(Sending sending) {
      var request =
          new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
              return sending.send();
            }

            @Override
            public void abort() {}
          };
      var asked =
          SdkHttpRequest.builder()
              .method(SdkHttpMethod.POST)
              .uri(URI.create("https://" + host))
              .build();
      return assertThatThrownBy(() -> new ToldRequest(request, asked, proxy, flag).call());
    }
  }

  // ---- proxies

  @Test
  void aProxyThatAsksForAPasswordGotNone() {
    new Way()
        .by("http://proxy:3128")
        .answers(407, "Proxy Authentication Required")
        .isInstanceOf(EnvironmentException.class)
        .hasMessage(
            "the proxy proxy:3128 of the variable HTTPS_PROXY asks for a user and a password (407),"
                + " and got none; write it as http://user:password@host:port with special"
                + " characters percent-encoded");
  }

  @Test
  void aProxyThatDoesNotAcceptThePasswordIsToldWithoutIt() {
    new Way()
        .by("http://me:hunter2@proxy:3128")
        .answers(407, "Proxy Authentication Required")
        .hasMessageContaining("does not accept those that it got")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void anAnswerThatIsNotOfAwsIsOfTheProxy() {
    new Way()
        .by("proxy:3128")
        .answers(403, "Forbidden")
        .isInstanceOf(EnvironmentException.class)
        .hasMessage(
            "the proxy proxy:3128 of the variable HTTPS_PROXY, or what stands behind it, does not"
                + " let %s through: it answers 403 Forbidden",
            HOST);
  }

  @Test
  void aDeadProxyIsToldByItsAddress() {
    new Way()
        .by("proxy:3128")
        .fails(new ConnectException("Connection refused"))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "the proxy proxy:3128 of the variable HTTPS_PROXY does not answer: Connection refused");
  }

  @Test
  void aProxyOfNoNameIsToldByIt() {
    new Way()
        .by("prxy:3128")
        .fails(new UnknownHostException("prxy"))
        .isInstanceOf(EnvironmentException.class)
        .hasMessage(
            "there is no host of the name of the proxy prxy:3128 of the variable HTTPS_PROXY");
  }

  // ---- hosts that only some regions have

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lightsail-fips.eu-central-1.amazonaws.com",
        "lightsail.eu-central-1.api.aws",
        "sts-fips.eu-central-1.amazonaws.com"
      })
  void aHostThatAFlagAsksForIsToldWithTheFlag(String host) {
    new Way()
        .asked(host, "AWS_USE_FIPS_ENDPOINT")
        .fails(new UnknownHostException(host))
        .isInstanceOf(EnvironmentException.class)
        .hasMessage(
            "there is no host %s, and AWS_USE_FIPS_ENDPOINT asks for it; take the flag away or give"
                + " an address (lightsail:endpoint, AWS_ENDPOINT_URL_LIGHTSAIL)",
            host);
  }

  /** The network may be gone for a moment; that is worth another attempt. */
  @Test
  void anyOtherHostThatIsNotFoundIsNotTheEnvironments() {
    var problem = new UnknownHostException(HOST);

    new Way().asked(HOST, "AWS_USE_FIPS_ENDPOINT").fails(problem).isSameAs(problem);
  }

  // ---- certificates

  @Test
  void aCertificateThatIsNotAcceptedIsTold() {
    var refused = new SSLHandshakeException("odd");
    refused.initCause(new CertificateException("it is not trusted"));

    new Way()
        .fails(refused)
        .isInstanceOf(EnvironmentException.class)
        .hasMessage("%s is not who it says it is: it is not trusted", HOST);
  }

  @Test
  void aCertificateOfAnotherHostIsTold() {
    new Way()
        .fails(new SSLPeerUnverifiedException("Certificate for <a> doesn't match"))
        .isInstanceOf(EnvironmentException.class)
        .hasMessage("%s is not who it says it is: Certificate for <a> doesn't match", HOST);
  }

  @Test
  void whatElseFailsOfTlsIsWorthAnotherAttempt() {
    var problem = new SSLHandshakeException("Remote host terminated the handshake");

    new Way().fails(problem).isSameAs(problem);
  }
}
