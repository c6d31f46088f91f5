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
import java.util.Optional;
import java.util.regex.Pattern;

/** Certificates in the form that OpenSSL writes, with whatever text stands between them. */
final class Pem {
  private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
  private static final String END = "-----END CERTIFICATE-----";
  private static final Pattern CERTIFICATE = Pattern.compile(BEGIN + "([^-]+)" + END);

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

  /**
   * What keeps a file, or a folder of them, from being a list of certificates: there is none, or
   * one is cut off. What else is wrong with one is not looked for, which would take a while.
   */
  static Optional<String> problem(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return read(path).isEmpty()
          ? Optional.of("there is no certificate in any file of the folder " + path)
          : Optional.empty();
    }
    var text = new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
    var begin = text.indexOf(BEGIN);
    if (begin < 0) {
      return Optional.of(
          "there is no certificate in %s, which has to be text with %s".formatted(path, BEGIN));
    }
    while (begin >= 0) {
      var next = text.indexOf(BEGIN, begin + 1);
      if (!text.substring(begin, next < 0 ? text.length() : next).contains(END)) {
        return Optional.of(
            "the certificate in %s, line %d, is cut off: there is no %s"
                .formatted(path, text.substring(0, begin).lines().count() + 1, END));
      }
      begin = next;
    }
    return Optional.empty();
  }
}
