package io.github.pulumilightsail.aws.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be seen from outside: which addresses are called past a proxy. */
class ProxiesTest {
  private static boolean isDirect(String address, String noProxy) {
    return new Proxies(
            Variables.of(
                Map.of(
                    "HTTPS_PROXY", "proxy:3128", "HTTP_PROXY", "proxy:3128", "NO_PROXY", noProxy)))
        .of(URI.create(address))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://lightsail.eu-central-1.amazonaws.com | amazonaws.com
          https://lightsail.eu-central-1.amazonaws.com | .amazonaws.com
          https://lightsail.eu-central-1.amazonaws.com | *.amazonaws.com
          https://lightsail.eu-central-1.amazonaws.com | AmazonAWS.com
          https://lightsail.eu-central-1.amazonaws.com | a.test, amazonaws.com
          https://lightsail.eu-central-1.amazonaws.com | amazonaws.com:443
          https://lightsail.eu-central-1.amazonaws.com | *
          https://lightsail.eu-central-1.amazonaws.com | a.test,*
          https://lightsail.eu-central-1.amazonaws.com | ,, ..amazonaws.com
          http://10.1.2.3 | 2.3
          https://lightsail.eu-central-1.amazonaws.com. | amazonaws.com
          http://10.1.2.3:4566 | 10.0.0.0/8
          http://10.1.2.3:4566 | 10.1.2.3
          http://10.1.2.3:4566 | 10.1.2.3:4566
          http://[2001:db8::1] | 2001:db8::/32
          http://[2001:db8::1] | 2001:db8::1
          http://[2001:db8::1]:80 | [2001:db8::1]:80
          http://localhost:4566 | a.test
          http://my.localhost | a.test
          http://127.0.0.1 | a.test
          http://127.9.9.9 | a.test
          http://[::1]:8080 | a.test
          http://169.254.169.254/latest | a.test
          http://169.254.170.2/v2 | a.test
          http://[fd00:ec2::254] | a.test
          """)
  void isCalledDirectly(String address, String noProxy) {
    assertThat(isDirect(address, noProxy)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://lightsail.eu-central-1.amazonaws.com | eu-west-1.amazonaws.com
          https://lightsail.eu-central-1.amazonaws.com | zonaws.com
          https://lightsail.eu-central-1.amazonaws.com | amazonaws.com:8443
          https://lightsail.eu-central-1.amazonaws.com | 10.0.0.0/8
          https://lightsail.eu-central-1.amazonaws.com | .
          http://10.1.2.3 | 10.1.2.0/25x
          http://10.1.2.3 | 11.0.0.0/8
          http://10.1.2.3 | 10.1.2.30
          https://lightsail.eu-central-1.amazonaws.com | a.test amazonaws.com
          https://lightsail.eu-central-1.amazonaws.com | [
          https://lightsail.eu-central-1.amazonaws.com | []
          https://lightsail.eu-central-1.amazonaws.com | *amazonaws.com
          http://10.1.2.3:80 | 10.1.2.3:81
          http://[2001:db9::1] | 2001:db8::/32
          """)
  void goesThroughTheProxy(String address, String noProxy) {
    assertThat(isDirect(address, noProxy)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Https_Proxy, HTTPS_PROXY, HTTPS_PROXY",
    "Https_Proxy, https_proxy, https_proxy",
    "Https_Proxy, HtTpS_pRoXy, HtTpS_pRoXy",
  })
  void aProxyIsKnownByItsNameInLettersOfAnySize(String one, String other, String expected) {
    var address = URI.create("https://lightsail.eu-central-1.amazonaws.com");
    var proxies = new Proxies(Variables.of(Map.of(one, "a", other, "b")));

    assertThat(proxies.of(address).map(Proxy::variable)).contains(expected);
  }

  @Test
  void aProxyHasAPortByItsScheme() {
    assertThat(Proxy.parse("HTTPS_PROXY", "proxy").port()).isEqualTo(80);
    assertThat(Proxy.parse("HTTPS_PROXY", "https://proxy").port()).isEqualTo(443);
    assertThat(Proxy.parse("HTTPS_PROXY", "http://[::1]:3128").address()).isEqualTo("[::1]:3128");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://me:hunter2@",
        "http://me:hunter2@proxy:0",
        "http://me:hunter2@proxy:65536",
        "http://me:hunter2@pro xy",
        "socks5://me:hunter2@proxy"
      })
  void aProxyThatIsNoneIsToldWithoutThePassword(String value) {
    assertThatThrownBy(() -> Proxy.parse("HTTPS_PROXY", value))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("HTTPS_PROXY is no proxy")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void aProxyDoesNotShowItsPassword() {
    assertThat(Proxy.parse("HTTPS_PROXY", "me:hunter2@proxy").toString())
        .isEqualTo("proxy proxy:80 of the variable HTTPS_PROXY");
    assertThat(Proxy.parse("HTTPS_PROXY", "me:hunter2@proxy").login().toString())
        .doesNotContain("hunter2");
  }
}
