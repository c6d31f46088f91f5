package io.github.pulumilightsail.bundler;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * Lets a client that calls {@code https://lightsail.<region>.amazonaws.com} through a proxy reach a
 * server that speaks plain HTTP: takes {@code CONNECT} to any host, does the TLS of AWS with a
 * certificate of its own, and passes on what comes.
 */
final class TlsProxy implements AutoCloseable {
  private static final String PASSWORD = "training";

  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Path trustStore;
  private final SSLContext context;
  private final URI target;

  private TlsProxy(URI target, Path folder) throws IOException, GeneralSecurityException {
    this.target = target;
    var keys = keys(folder);
    trustStore = trustStore(keys, folder);
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
  }

  /**
   * Starts.
   *
   * @param folder for keys and certificates
   */
  static TlsProxy start(URI target, Path folder) throws IOException {
    try {
      var proxy = new TlsProxy(target, folder);
      Thread.ofVirtual().start(proxy::accept);
      return proxy;
    } catch (GeneralSecurityException problem) {
      throw new IOException(problem);
    }
  }

  /** What the variable {@code HTTPS_PROXY} has to say. */
  String address() {
    return "http://127.0.0.1:" + listener.getLocalPort();
  }

  /** What makes a JVM trust this proxy as it trusts AWS. */
  List<String> options() {
    return List.of(
        "-Djavax.net.ssl.trustStore=" + trustStore,
        "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private static KeyStore keys(Path folder) throws IOException, GeneralSecurityException {
    var file = folder.resolve("server.p12");
    var keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=*.amazonaws.com",
                "-ext",
                "san=dns:*.amazonaws.com,dns:*.eu-central-1.amazonaws.com",
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
    try {
      if (keytool.waitFor() != 0) {
        throw new IOException("keytool: " + said);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted");
    }
    var keys = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return keys;
  }

  private static Path trustStore(KeyStore keys, Path folder)
      throws IOException, GeneralSecurityException {
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("aws", keys.getCertificate("server"));
    var file = folder.resolve("trusted.p12");
    try (var out = Files.newOutputStream(file)) {
      trusted.store(out, PASSWORD.toCharArray());
    }
    return file;
  }

  private void accept() {
    try {
      while (true) {
        var client = listener.accept();
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private void serve(Socket client) {
    try (client) {
      skipHead(client.getInputStream());
      client
          .getOutputStream()
          .write("HTTP/1.1 200 Connected\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      try (var secured = (SSLSocket) context.getSocketFactory().createSocket(client, null, false);
          var server = new Socket(target.getHost(), target.getPort())) {
        secured.setUseClientMode(false);
        var answers = Thread.ofVirtual().start(() -> copy(server, secured));
        copy(secured, server);
        answers.join();
      }
    } catch (IOException _) {
      // The client has what it wanted, or will say what it lacks.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException _) {
      // As in serve.
    }
  }

  /** Reads up to the empty line. */
  private static void skipHead(InputStream in) throws IOException {
    for (var end = 0; end < 4; ) {
      var next = in.read();
      if (next < 0) {
        throw new IOException("the request ends early");
      }
      end = next == (end % 2 == 0 ? '\r' : '\n') ? end + 1 : 0;
    }
  }
}
