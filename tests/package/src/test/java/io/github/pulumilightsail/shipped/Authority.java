package io.github.pulumilightsail.shipped;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate authority that no machine knows, and AWS's hosts in its name. */
final class Authority {
  private static final String PASSWORD = "authority";
  private static final String NAMES =
      "san=dns:localhost,ip:127.0.0.1,dns:*.amazonaws.com,dns:*.eu-central-1.amazonaws.com"
          + ",dns:*.eu-west-1.amazonaws.com,dns:*.us-east-1.amazonaws.com"
          + ",dns:*.us-gov-west-1.amazonaws.com,dns:*.eu-central-1.api.aws"
          + ",dns:*.cn-north-1.amazonaws.com.cn";
  private static final KeyStore KEYS = make();

  private Authority() {}

  /** What a server of it speaks TLS with. */
  static SSLContext context() {
    try {
      var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(KEYS, PASSWORD.toCharArray());
      var context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException problem) {
      throw new IllegalStateException(problem);
    }
  }

  /** Its certificate, in the form of the AWS CLI. */
  static String pem() {
    try {
      return "-----BEGIN CERTIFICATE-----\n"
          + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
              .encodeToString(KEYS.getCertificate("server").getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (GeneralSecurityException problem) {
      throw new IllegalStateException(problem);
    }
  }

  private static KeyStore make() {
    try {
      var folder = Files.createTempDirectory("authority");
      var file = folder.resolve("server.p12");
      var keytool =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-alias",
                  "server",
                  "-keyalg",
                  "EC",
                  "-groupname",
                  "secp256r1",
                  "-dname",
                  "CN=A company's authority",
                  "-ext",
                  "bc:c=ca:true",
                  "-ext",
                  NAMES,
                  "-validity",
                  "2",
                  "-storetype",
                  "PKCS12",
                  "-keystore",
                  file.toString(),
                  "-storepass",
                  PASSWORD)
              .redirectErrorStream(true)
              .start();
      var said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (keytool.waitFor() != 0) {
        throw new IllegalStateException(said);
      }
      var keys = KeyStore.getInstance("PKCS12");
      try (var in = Files.newInputStream(file)) {
        keys.load(in, PASSWORD.toCharArray());
      }
      Files.delete(file);
      Files.delete(folder);
      return keys;
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    } catch (GeneralSecurityException problem) {
      throw new IllegalStateException(problem);
    } catch (InterruptedException problem) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(problem);
    }
  }
}
