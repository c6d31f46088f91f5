package io.github.pulumilightsail.shipped;

import io.github.pulumilightsail.emulator.server.ServerCertificate;
import io.github.pulumilightsail.emulator.server.Tls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import javax.net.ssl.SSLContext;

/** A certificate authority that no machine knows, and AWS's hosts in its name. */
final class Authority {
  private static final List<String> NAMES =
      List.of(
          "*.amazonaws.com",
          "*.eu-central-1.amazonaws.com",
          "*.eu-west-1.amazonaws.com",
          "*.us-east-1.amazonaws.com",
          "*.us-gov-west-1.amazonaws.com",
          "*.eu-central-1.api.aws",
          "*.cn-north-1.amazonaws.com.cn");
  private static final ServerCertificate CERTIFICATE = make();

  private Authority() {}

  /** What a server of it speaks TLS with. */
  static SSLContext context() {
    return CERTIFICATE.context();
  }

  /** Its certificate, in the form of the AWS CLI. */
  static String pem() {
    try {
      return Files.readString(CERTIFICATE.pem());
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static ServerCertificate make() {
    try {
      return ServerCertificate.make(new Tls(NAMES, null), "localhost");
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
