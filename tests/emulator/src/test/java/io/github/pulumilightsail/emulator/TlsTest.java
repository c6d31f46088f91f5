package io.github.pulumilightsail.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.emulator.server.Tls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/** Where the emulator listens, and how a client comes to trust it. */
class TlsTest {
  private final LightsailEmulator emulator =
      LightsailEmulator.start(EmulatorOptions.defaults().tls(Tls.defaults().name("emulator")));

  @AfterEach
  void stop() {
    emulator.close();
  }

  @Test
  void aClientThatTrustsTheCertificateIsServed() throws Exception {
    emulator.region("eu-central-1").instance("web-1").create();

    assertThat(emulator.uri()).hasScheme("https").hasHost("127.0.0.1");
    try (var client =
        client(
            emulator.uri(),
            UrlConnectionHttpClient.builder().tlsTrustManagersProvider(() -> trust()))) {
      assertThat(client.getInstance(r -> r.instanceName("web-1")).instance().name())
          .isEqualTo("web-1");
    }
  }

  @Test
  void aClientThatDoesNotIsNot() {
    try (var client = client(emulator.uri(), UrlConnectionHttpClient.builder())) {
      assertThatThrownBy(client::getInstances)
          .isInstanceOf(SdkClientException.class)
          .hasMessageContaining("unable to find valid certification path");
    }
    assertThat(emulator.calls()).isEmpty();
  }

  @Test
  void theCertificateHasEveryNameOfTheHost() throws Exception {
    assertThat(certificate().getSubjectAlternativeNames())
        .extracting(name -> String.valueOf(name.get(1)))
        .containsExactly("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1", "emulator");
  }

  @Test
  void theCertificateIsWrittenWhereItIsWanted(@TempDir Path folder) throws IOException {
    var file = folder.resolve("ca.pem");
    var options = EmulatorOptions.defaults().tls(Tls.defaults().certificate(file));
    try (var other = LightsailEmulator.start(options)) {
      assertThat(other.certificate()).contains(file);
      assertThat(Files.readString(file)).startsWith("-----BEGIN CERTIFICATE-----\n");
    }
  }

  @Test
  void aNameThatCannotBeInACertificateIsAnError() {
    var options = EmulatorOptions.defaults().tls(Tls.defaults().name("a b"));

    assertThatThrownBy(() -> LightsailEmulator.start(options))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("certificate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "localhost", "127.0.0.2"})
  void listensWhereItIsTold(String host) {
    try (var other = LightsailEmulator.start(EmulatorOptions.defaults().host(host))) {
      assertThat(other.certificate()).isEmpty();
      assertThat(other.uri().getHost()).isEqualTo(host.equals("127.0.0.2") ? host : "127.0.0.1");
      try (var client = Clients.lightsail(other, "eu-central-1")) {
        assertThat(client.getInstances().instances()).isEmpty();
      }
    }
  }

  @Test
  void aHostThatIsNotHereIsAnError() {
    assertThatThrownBy(
            () -> LightsailEmulator.start(EmulatorOptions.defaults().host("203.0.113.1")))
        .isInstanceOf(UncheckedIOException.class);
  }

  private static LightsailClient client(URI endpoint, UrlConnectionHttpClient.Builder http) {
    return LightsailClient.builder()
        .endpointOverride(endpoint)
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(StaticCredentialsProvider.create(Clients.KEY))
        .httpClientBuilder(http)
        .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }

  private TrustManager[] trust() {
    try {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null);
      store.setCertificateEntry("emulator", certificate());
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return factory.getTrustManagers();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private X509Certificate certificate() throws GeneralSecurityException, IOException {
    try (var in = Files.newInputStream(emulator.certificate().orElseThrow())) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }
}
