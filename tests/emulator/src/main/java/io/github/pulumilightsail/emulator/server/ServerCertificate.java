package io.github.pulumilightsail.emulator.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate of the server's own, made by the JDK's keytool: the JDK has no other way to make
 * one that is public. It is its own authority, so that a client trusts it by its PEM file alone.
 *
 * @param pem the file, which is deleted with the process
 */
public record ServerCertificate(SSLContext context, Path pem) {
  private static final String ALIAS = "emulator";
  private static final String DAYS = "30";

  /**
   * Makes one.
   *
   * @param host what clients call the server beside the names that are asked for
   */
  public static ServerCertificate make(Tls tls, String host) throws IOException {
    var folder = Files.createTempDirectory("lightsail-emulator-");
    var store = folder.resolve("keys.p12");
    try {
      var password = UUID.randomUUID().toString();
      keytool(store, password, names(tls, host));
      var keys = KeyStore.getInstance(store.toFile(), password.toCharArray());
      var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, password.toCharArray());
      var context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return new ServerCertificate(context, write(tls, keys.getCertificate(ALIAS)));
    } catch (GeneralSecurityException e) {
      throw new IOException("the certificate cannot be made: " + e.getMessage(), e);
    } finally {
      Files.deleteIfExists(store);
      Files.deleteIfExists(folder);
    }
  }

  private static String names(Tls tls, String host) {
    var all = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", "::1", host));
    all.addAll(tls.names());
    return all.stream()
        .map(name -> (isAddress(name) ? "ip:" : "dns:") + name)
        .collect(Collectors.joining(","));
  }

  private static boolean isAddress(String name) {
    return name.contains(":") || name.matches("[\\d.]+");
  }

  private static void keytool(Path store, String password, String names) throws IOException {
    var command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(
        List.of("-genkeypair", "-alias", ALIAS, "-keyalg", "EC", "-groupname", "secp256r1"));
    command.addAll(List.of("-dname", "CN=lightsail-emulator", "-validity", DAYS));
    command.addAll(List.of("-ext", "bc:critical=ca:true"));
    command.addAll(List.of("-ext", "ku:critical=digitalSignature,keyCertSign"));
    command.addAll(List.of("-ext", "eku=serverAuth", "-ext", "san=" + names));
    command.addAll(List.of("-storetype", "PKCS12", "-keystore", store.toString()));
    command.addAll(List.of("-storepass:env", "KEYS"));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("KEYS", password);
    var process = builder.start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException("the certificate cannot be made: " + said.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the certificate was made", e);
    }
  }

  private static Path write(Tls tls, Certificate certificate)
      throws IOException, GeneralSecurityException {
    var asked = tls.certificate();
    var file =
        asked != null
            ? asked.toAbsolutePath()
            : Files.createTempFile("lightsail-emulator-", ".pem");
    var lines = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII));
    Files.writeString(
        file,
        "-----BEGIN CERTIFICATE-----\n"
            + lines.encodeToString(certificate.getEncoded())
            + "\n-----END CERTIFICATE-----\n");
    file.toFile().deleteOnExit();
    return file;
  }
}
