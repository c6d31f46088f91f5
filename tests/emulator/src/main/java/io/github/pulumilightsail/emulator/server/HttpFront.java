package io.github.pulumilightsail.emulator.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The HTTP or HTTPS server. Each call has a virtual thread. */
public final class HttpFront implements AutoCloseable {
  private static final int BACKLOG = 1024;

  private final HttpServer server;
  private final ExecutorService threads;
  private final @Nullable ServerCertificate certificate;

  static {
    // Without the first, answers wait 40 ms for an ACK; without the others, the server closes
    // connections that a client's pool keeps, and the client's next call is lost.
    setDefault("sun.net.httpserver.nodelay", "true");
    setDefault("sun.net.httpserver.maxIdleConnections", "100000");
    setDefault("sun.net.httpserver.idleInterval", "3600");
  }

  private HttpFront(
      HttpServer server, ExecutorService threads, @Nullable ServerCertificate certificate) {
    this.server = server;
    this.threads = threads;
    this.certificate = certificate;
  }

  /**
   * Starts to listen.
   *
   * @param host an address, or a name that has one
   * @param port 0: any free one
   * @param tls null: plain HTTP
   */
  public static HttpFront start(
      String host, int port, @Nullable Tls tls, Function<Incoming, Answer> handler)
      throws IOException {
    var address = new InetSocketAddress(InetAddress.getByName(host), port);
    var certificate = tls == null ? null : ServerCertificate.make(tls, host);
    var server = create(address, certificate);
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(threads);
    server.createContext("/", exchange -> serve(exchange, handler));
    server.start();
    return new HttpFront(server, threads, certificate);
  }

  private static HttpServer create(
      InetSocketAddress address, @Nullable ServerCertificate certificate) throws IOException {
    if (certificate == null) {
      return HttpServer.create(address, BACKLOG);
    }
    var server = HttpsServer.create(address, BACKLOG);
    server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
    return server;
  }

  private static void serve(HttpExchange exchange, Function<Incoming, Answer> handler)
      throws IOException {
    // Closing an exchange that is not finished closes its connection.
    try (exchange) {
      var incoming =
          new Incoming(
              exchange.getRequestMethod(),
              exchange.getRequestURI(),
              exchange.getRequestHeaders()::getFirst,
              new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      switch (answer(incoming, handler)) {
        case Answer.Reply reply -> write(exchange, reply, 1.0);
        case Answer.Cut(var whole) -> write(exchange, whole, 0.5);
        case Answer.Dropped() -> {}
      }
    }
  }

  /** A mistake of the emulator's is told to the caller, who would only see a closed connection. */
  private static Answer answer(Incoming incoming, Function<Incoming, Answer> handler) {
    try {
      return handler.apply(incoming);
    } catch (RuntimeException | Error e) {
      return new Answer.Reply(500, Map.of("Content-Type", "text/plain"), Mishap.told(e) + "\n");
    }
  }

  private static void write(HttpExchange exchange, Answer.Reply reply, double part)
      throws IOException {
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    var bytes = reply.body().getBytes(UTF_8);
    exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
    var body = exchange.getResponseBody();
    body.write(bytes, 0, (int) (bytes.length * part));
    body.flush();
  }

  /** Where a client on this machine reaches the server. */
  public URI uri() {
    var address = server.getAddress().getAddress();
    var host = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
    return URI.create(
        "%s://%s:%d"
            .formatted(
                certificate == null ? "http" : "https",
                host.contains(":") ? "[" + host + "]" : host,
                server.getAddress().getPort()));
  }

  /** The file with the certificate to trust, in PEM; empty without TLS. */
  public Optional<Path> certificate() {
    return Optional.ofNullable(certificate).map(ServerCertificate::pem);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static void setDefault(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
