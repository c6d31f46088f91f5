package io.github.pulumilightsail.aws.environment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate that is not trusted is told with where its authority was looked for. */
class AuthoritiesTest {
  @TempDir private Path folder;

  private Authorities bundle(String name) {
    var variables = Variables.of(Map.of("AWS_CA_BUNDLE", folder.resolve(name).toString()));
    return Environment.of(variables, Optional.empty()).authorities();
  }

  @Test
  void aBundleThatIsNotThereIsToldByItsPathAndVariable() {
    assertThatThrownBy(bundle("ca.pem")::check)
        .isInstanceOf(EnvironmentException.class)
        .hasMessage(
            "the certificates in %s, which AWS_CA_BUNDLE names, cannot be read: the file is not"
                + " there",
            folder.resolve("ca.pem"));
  }

  @Test
  void aBundleWithoutACertificateIsToldByItsPathAndVariable() throws IOException {
    Files.writeString(folder.resolve("ca.pem"), "-----BEGIN PRIVATE KEY-----\n");

    assertThatThrownBy(bundle("ca.pem")::check)
        .isInstanceOf(EnvironmentException.class)
        .hasMessage(
            "there is no certificate in %s, which has to be text with -----BEGIN CERTIFICATE-----"
                + " (AWS_CA_BUNDLE names it)",
            folder.resolve("ca.pem"));
  }

  @Test
  void aBundleThatIsCutOffIsToldByItsLine() throws IOException {
    Files.writeString(
        folder.resolve("ca.pem"),
        """
        # of the company
        -----BEGIN CERTIFICATE-----
        AAAA
        -----END CERTIFICATE-----
        -----BEGIN CERTIFICATE-----
        AAAA
        """);

    assertThatThrownBy(bundle("ca.pem")::check)
        .hasMessage(
            "the certificate in %s, line 5, is cut off: there is no -----END CERTIFICATE-----"
                + " (AWS_CA_BUNDLE names it)",
            folder.resolve("ca.pem"));
  }

  @Test
  void aFolderWithoutACertificateIsTold() throws IOException {
    Files.writeString(folder.resolve("ca.pem"), "nothing here");

    assertThatThrownBy(bundle(".")::check)
        .hasMessage(
            "there is no certificate in any file of the folder %s (AWS_CA_BUNDLE names it)",
            folder.resolve("."));
  }

  // ---- what is said of a certificate

  private static X509Certificate certificate() {
    var certificate = mock(X509Certificate.class);
    when(certificate.getSubjectX500Principal()).thenReturn(new X500Principal("CN=aws.example"));
    when(certificate.getIssuerX500Principal()).thenReturn(new X500Principal("CN=Company"));
    when(certificate.getNotBefore()).thenReturn(Date.from(Instant.parse("2020-01-01T00:00:00Z")));
    when(certificate.getNotAfter()).thenReturn(Date.from(Instant.parse("2021-01-01T00:00:00Z")));
    return certificate;
  }

  private static X509ExtendedTrustManager refusing(CertificateException problem)
      throws CertificateException {
    var manager = mock(X509ExtendedTrustManager.class);
    doThrow(problem).when(manager).checkServerTrusted(any(), anyString());
    return manager;
  }

  private static void check(CertificateException problem, Map<String, Path> sources)
      throws CertificateException {
    var manager = refusing(problem);
    new SecondOpinion(() -> manager, () -> manager, () -> sources)
        .checkServerTrusted(new X509Certificate[] {certificate()}, "RSA");
  }

  @Test
  void anAuthorityThatNobodyKnowsIsToldWithTheWayOut() {
    var sources = new LinkedHashMap<String, Path>();
    sources.put("AWS_CA_BUNDLE", Path.of("/a/ca.pem"));
    sources.put("the system", Path.of("/b/cert.pem"));

    assertThatThrownBy(() -> check(new CertificateException("no path"), sources))
        .hasMessage(
            "the certificate of CN=aws.example is not trusted: it comes from CN=Company, which is"
                + " not in the list of the runtime nor in that of AWS_CA_BUNDLE (/a/ca.pem), the"
                + " system (/b/cert.pem). If it is your company's, let AWS_CA_BUNDLE name the file"
                + " of its certificate");
  }

  @Test
  void aCertificateWhoseTimeIsOverIsToldWithItsDays() {
    var over =
        new CertificateException(
            "no path", new CertPathValidatorException(new CertificateExpiredException("over")));

    assertThatThrownBy(() -> check(over, Map.of()))
        .hasMessage(
            "the certificate of CN=aws.example is valid from 2020-01-01T00:00:00Z to"
                + " 2021-01-01T00:00:00Z only; look at this machine's clock");
  }
}
