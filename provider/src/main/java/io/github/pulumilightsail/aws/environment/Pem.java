package io.github.pulumilightsail.aws.environment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Certificates in the form that OpenSSL writes, with whatever text stands between them. */
final class Pem {
  private static final Pattern CERTIFICATE =
      Pattern.compile("-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----");

  private Pem() {}

  /** Those of a file, or of all files of a folder; what is no certificate is left out. */
  static List<X509Certificate> read(Path path) throws IOException {
    var certificates = new ArrayList<X509Certificate>();
    if (Files.isDirectory(path)) {
      try (var files = Files.list(path)) {
        for (var file : files.filter(Files::isReadable).filter(Files::isRegularFile).toList()) {
          certificates.addAll(certificates(file));
        }
      }
    } else {
      certificates.addAll(certificates(path));
    }
    return certificates;
  }

  private static List<X509Certificate> certificates(Path file) throws IOException {
    var certificates = new ArrayList<X509Certificate>();
    var blocks =
        CERTIFICATE.matcher(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
    while (blocks.find()) {
      try {
        certificates.add(
            (X509Certificate)
                CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                        new ByteArrayInputStream(Base64.getMimeDecoder().decode(blocks.group(1)))));
      } catch (CertificateException | IllegalArgumentException _) {
        // A list of authorities may have one that this runtime cannot read.
      }
    }
    return certificates;
  }

  /** Whether a file or folder has something that looks like a certificate, which costs little. */
  static boolean seemsToHaveSome(Path path) throws IOException {
    return Files.isDirectory(path)
        || CERTIFICATE
            .matcher(new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1))
            .find();
  }
}
