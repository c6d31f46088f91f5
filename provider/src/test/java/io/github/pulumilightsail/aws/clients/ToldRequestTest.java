package io.github.pulumilightsail.aws.clients;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.aws.environment.Environment;
import io.github.pulumilightsail.aws.environment.EnvironmentException;
import io.github.pulumilightsail.aws.environment.Service;
import io.github.pulumilightsail.aws.environment.Variables;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.http.NoHttpResponseException;
import org.apache.http.client.ClientProtocolException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpResponse;

/** What lies in a request's way is told by what it is. */
class ToldRequestTest {
  private static final String HOST = "lightsail.eu-central-1.amazonaws.com";

  /** Of a request to an address, by variables if there are some, that comes to an answer or not. */
  private record Way(
      URI address, Map<String, String> variables, Optional<String> source, Optional<String> flag) {
    Way() {
      this(URI.create("https://" + HOST), Map.of(), Optional.empty(), Optional.empty());
    }

    Way by(String proxy) {
      return with(Map.of("HTTPS_PROXY", proxy));
    }

    Way with(Map<String, String> others) {
      return new Way(address, others, source, flag);
    }

    Way to(String other, String by) {
      return new Way(URI.create(other), variables, Optional.of(by), flag);
    }

    Way asked(String other, String by) {
      return new Way(URI.create("https://" + other), variables, source, Optional.of(by));
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
      var proxies = Environment.of(Variables.of(variables), Optional.empty()).proxies();
      var to = new Destination(Service.STS, source, flag);
      return assertThatThrownBy(() -> new ToldRequest(request, address, to, proxies).call());
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
            "the proxy proxy:3128 of the variable HTTPS_PROXY does not answer: Connection refused."
                + " Check it, or let NO_PROXY name %s, if that can be called without it",
            HOST);
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
            "there is no host %s, and AWS_USE_FIPS_ENDPOINT asks for it; change that or give an"
                + " address (AWS_ENDPOINT_URL_STS)",
            host);
  }

  @Test
  void anyOtherHostThatIsNotFoundIsWorthAnotherAttempt() {
    new Way()
        .asked(HOST, "AWS_USE_FIPS_ENDPOINT")
        .fails(new UnknownHostException(HOST))
        .isInstanceOf(NoAnswer.class)
        .hasMessage(
            "there is no host %s, where AWS STS should be. Check the network and the region"
                + " (HTTPS_PROXY is not set)",
            HOST);
  }

  @Test
  void aHostThatIsNotFoundIsToldWithWhatNamesIt() {
    new Way()
        .to("http://emulator.test", "AWS_ENDPOINT_URL")
        .fails(new UnknownHostException("emulator.test: odd"))
        .hasMessageStartingWith(
            "there is no host emulator.test, where AWS STS should be (AWS_ENDPOINT_URL). Check the"
                + " network and that address");
  }

  // ---- who does not answer

  @Test
  void anAddressThatIsGivenIsToldWithWhatGivesIt() {
    new Way()
        .to("http://127.0.0.1:1/x?y", "AWS_ENDPOINT_URL_STS")
        .fails(new ConnectException("Connection refused"))
        .isInstanceOf(NoAnswer.class)
        .hasMessage(
            "AWS STS at http://127.0.0.1:1 (AWS_ENDPOINT_URL_STS) does not answer: Connection"
                + " refused. Check the network and that address");
  }

  @Test
  void aHostThatIsCalledPastTheProxyIsToldWithWhy() {
    new Way()
        .with(Map.of("https_proxy", "proxy:3128", "NO_PROXY", "a.test, .amazonaws.com"))
        .fails(new SocketTimeoutException("Connect timed out"))
        .hasMessage(
            "AWS STS at https://%s does not answer: Connect timed out. Check the network and the"
                + " region (NO_PROXY has \".amazonaws.com\", so the proxy of https_proxy is not"
                + " asked)",
            HOST);
  }

  @Test
  void whatEndsBehindAProxyIsToldWithIt() {
    new Way()
        .by("proxy:3128")
        .fails(new SocketException("Connection reset"))
        .hasMessageEndingWith(
            "Connection reset. Check the network and the region (the proxy of HTTPS_PROXY is asked,"
                + " as NO_PROXY does not name the host)");
  }

  /** Apache's client says nothing but null there. */
  @Test
  void anAnswerThatIsNoHttpMayBeTls() {
    new Way()
        .to("http://127.0.0.1:1", "endpoint_url")
        .fails(new ClientProtocolException())
        .hasMessage(
            "what comes from AWS STS at http://127.0.0.1:1 (endpoint_url) is no HTTP; if it speaks"
                + " TLS, write https:// in front. Check the network and that address");
    new Way()
        .by("http://proxy:3128")
        .fails(new NoHttpResponseException("odd"))
        .hasMessageStartingWith(
            "the proxy proxy:3128 of the variable HTTPS_PROXY closes the connection without an"
                + " answer; if it speaks TLS, write https:// in front. Check the network");
    new Way()
        .by("https://proxy:3128")
        .fails(new NoHttpResponseException("odd"))
        .hasMessageStartingWith(
            "the proxy proxy:3128 of the variable HTTPS_PROXY closes the connection without an"
                + " answer. Check");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://proxy:3128 | the proxy proxy:3128 of the variable HTTPS_PROXY does not speak TLS; write it with http:// in front
          http://proxy:3128 | AWS STS at https://aws.test:1 (endpoint_url) does not speak TLS; if that is meant, write http:// in front
          """)
  void whoDoesNotSpeakTlsIsTold(String proxy, String expected) {
    new Way()
        .by(proxy)
        .to("https://aws.test:1", "endpoint_url")
        .fails(new SSLException("Unsupported or unrecognized SSL message"))
        .isInstanceOf(EnvironmentException.class)
        .hasMessage(expected);
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

    new Way().fails(problem).isInstanceOf(NoAnswer.class).hasCause(problem);
  }
}
