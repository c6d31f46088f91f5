package io.github.pulumilightsail.shipped;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;

/**
 * Whatever may stand between a client and AWS, and AWS behind it, on one loopback port: an endpoint
 * over HTTP and TLS, a proxy with or without a password, the services that give credentials, and
 * the metadata services. It tells how Lightsail was called.
 */
final class Peer implements AutoCloseable {
  /** How Lightsail was called: by whom, under which name, and by which way. */
  record Call(String key, String host, String region, String way) {}

  private static final Pattern SIGNED =
      Pattern.compile("Credential=([^/]+)/[0-9]+/([^/]*)/([^/]*)/");
  private static final String EXPIRY = "2099-01-01T00:00:00Z";
  private static final int TLS_HANDSHAKE = 0x16;

  private final ServerSocket listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final Optional<String> password;

  /**
   * @param password {@code user:password} without which it is no proxy
   */
  Peer(Optional<String> password) throws IOException {
    this.password = password;
    Thread.ofVirtual().start(this::accept);
  }

  /** {@code 127.0.0.1:port}. */
  String address() {
    return "127.0.0.1:" + listener.getLocalPort();
  }

  int port() {
    return listener.getLocalPort();
  }

  List<Call> calls() {
    return calls;
  }

  @Override
  public void close() throws IOException {
    listener.close();
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
      client.setSoTimeout(20_000);
      var in = new PushbackInputStream(client.getInputStream());
      var first = in.read();
      if (first == TLS_HANDSHAKE) {
        // What is read already goes to the handshake, too.
        converse(secured(client, new byte[] {(byte) first}), "tls");
      } else if (first >= 0) {
        in.unread(first);
        converse(client, in, "direct");
      }
    } catch (IOException _) {
      // The client went away, or does not trust this.
    }
  }

  private static SSLSocket secured(Socket client, byte[] consumed) throws IOException {
    var socket =
        (SSLSocket)
            Authority.context()
                .getSocketFactory()
                .createSocket(client, new ByteArrayInputStream(consumed), false);
    socket.setUseClientMode(false);
    return socket;
  }

  private void converse(Socket socket, String way) throws IOException {
    converse(socket, socket.getInputStream(), way);
  }

  private void converse(Socket socket, InputStream in, String way) throws IOException {
    while (true) {
      var request = Request.read(in);
      if (request.isEmpty()) {
        return;
      }
      var asked = request.orElseThrow();
      if (asked.method().equals("CONNECT")) {
        if (isLocked(asked)) {
          write(socket, 407, "Proxy-Authenticate: Basic realm=\"peer\"\r\n", "text/plain", "");
          continue;
        }
        socket
            .getOutputStream()
            .write("HTTP/1.1 200 Connected\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        converse(secured(socket, new byte[0]), proxied(asked));
        return;
      }
      if (asked.target().startsWith("http://")) {
        if (isLocked(asked)) {
          write(socket, 407, "Proxy-Authenticate: Basic realm=\"peer\"\r\n", "text/plain", "");
          continue;
        }
        answer(socket, asked, proxied(asked));
      } else {
        answer(socket, asked, way);
      }
    }
  }

  private boolean isLocked(Request asked) {
    return password.isPresent() && !asked.login().equals(password);
  }

  private static String proxied(Request asked) {
    return asked.login().map(login -> "proxy as " + login).orElse("proxy");
  }

  private void answer(Socket socket, Request asked, String way) throws IOException {
    var path = asked.path();
    if (asked.header("X-Amz-Target").isPresent()) {
      var signed = SIGNED.matcher(asked.header("Authorization").orElse(""));
      var known = signed.find();
      calls.add(
          new Call(
              known ? signed.group(1) : "none",
              asked
                  .header("Host")
                  .orElse("")
                  .replace(address(), "peer")
                  .replace(":" + port(), ":peer"),
              known ? signed.group(2) : "none",
              way));
      write(socket, 200, "", "application/x-amz-json-1.1", instances(asked));
    } else if (asked.body().contains("Action=AssumeRole")) {
      write(socket, 200, "", "text/xml", role(asked));
    } else if (path.equals("/federation/credentials")) {
      write(
          socket,
          200,
          "",
          "application/json",
          """
          {"roleCredentials": {"accessKeyId": "ASIASSO", "secretAccessKey": "secret",
            "sessionToken": "token", "expiration": 4070908800000}}
          """);
    } else if (path.equals("/container")) {
      write(socket, 200, "", "application/json", keys("ASIACONTAINER"));
    } else if (path.equals("/latest/api/token")) {
      write(socket, 200, "X-aws-ec2-metadata-token-ttl-seconds: 60\r\n", "text/plain", "token");
    } else if (path.matches("/latest/meta-data/iam/security-credentials/?")) {
      write(socket, 200, "", "text/plain", "role");
    } else if (path.startsWith("/latest/meta-data/iam/security-credentials/")) {
      write(socket, 200, "", "application/json", keys("ASIAINSTANCE"));
    } else {
      write(socket, 404, "", "text/plain", "there is nothing at " + path);
    }
  }

  private static String known(Request asked) {
    var signed = SIGNED.matcher(asked.header("Authorization").orElse(""));
    return signed.find() ? signed.group(1) : "";
  }

  private static String keys(String key) {
    return """
    {"Code": "Success", "Type": "AWS-HMAC", "LastUpdated": "2020-01-01T00:00:00Z",
      "AccessKeyId": "%s", "SecretAccessKey": "secret", "Token": "token", "Expiration": "%s"}
    """
        .formatted(key, EXPIRY);
  }

  /**
   * A session whose key tells the role and by whom it was taken on, {@code ASIA-role-of-AKIA}, and
   * where, if that is not AWS STS of the region: {@code ASIA-role-of-AKIA-at-sts.amazonaws.com}.
   */
  private static String role(Request asked) {
    var body = asked.body();
    var host = asked.header("Host").orElse("");
    var usual = host.startsWith("sts.eu-central-1.") || !host.startsWith("sts");
    var by = known(asked) + (usual ? "" : "-at-" + host);
    var web = body.contains("AssumeRoleWithWebIdentity");
    var action = web ? "AssumeRoleWithWebIdentity" : "AssumeRole";
    var arn = body.replaceFirst("(?s).*RoleArn=([^&]*).*", "$1");
    var name = URLDecoder.decode(arn, StandardCharsets.UTF_8).replaceFirst(".*/", "");
    return """
    <%1$sResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><%1$sResult><Credentials>
    <AccessKeyId>%2$s</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>
    <SessionToken>token</SessionToken><Expiration>%3$s</Expiration></Credentials>
    <AssumedRoleUser><Arn>arn:aws:sts::444455556666:assumed-role/x/y</Arn>
    <AssumedRoleId>AROA:y</AssumedRoleId></AssumedRoleUser></%1$sResult>
    <ResponseMetadata><RequestId>id</RequestId></ResponseMetadata></%1$sResponse>
    """
        .formatted(action, "ASIA-" + name + (web ? "" : "-of-" + by), EXPIRY);
  }

  private static String instances(Request asked) {
    var instance =
        """
        {"name": "web-1", "arn": "arn:aws:lightsail:eu-central-1:111122223333:Instance/i-1",
          "location": {"availabilityZone": "eu-central-1a", "regionName": "eu-central-1"},
          "resourceType": "Instance", "blueprintId": "ubuntu", "state": {"code": 16, "name": "running"},
          "metadataOptions": {"state": "applied", "httpTokens": "required",
            "httpEndpoint": "enabled", "httpPutResponseHopLimit": 1}}
        """;
    return asked.header("X-Amz-Target").orElse("").endsWith("GetInstances")
        ? "{\"instances\": [" + instance + "]}"
        : "{\"instance\": " + instance + "}";
  }

  private static void write(Socket socket, int status, String headers, String type, String body)
      throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var all = new ByteArrayOutputStream();
    all.writeBytes(
        "HTTP/1.1 %d %s\r\n%sContent-Type: %s\r\nContent-Length: %d\r\nx-amzn-RequestId: id\r\n\r\n"
            .formatted(status, status == 200 ? "OK" : "Refused", headers, type, bytes.length)
            .getBytes(StandardCharsets.US_ASCII));
    all.writeBytes(bytes);
    socket.getOutputStream().write(all.toByteArray());
    socket.getOutputStream().flush();
  }

  /** A request as it came. */
  private record Request(String method, String target, Map<String, String> headers, String body) {
    static Optional<Request> read(InputStream in) throws IOException {
      var line = line(in);
      if (line.isEmpty()) {
        return Optional.empty();
      }
      var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
      for (var header = line(in); !header.isEmpty(); header = line(in)) {
        var parts = new ArrayList<>(List.of(header.split(":", 2)));
        headers.put(parts.getFirst().strip(), parts.getLast().strip());
      }
      var length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
      var body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
      var parts = line.split(" ", -1);
      return Optional.of(new Request(parts[0], parts[1], headers, body));
    }

    private static String line(InputStream in) throws IOException {
      var line = new ByteArrayOutputStream();
      for (var next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
        line.write(next);
      }
      return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }

    String path() {
      return target.replaceFirst("^http://[^/]*", "").replaceFirst("[?].*", "");
    }

    /** User and password of the proxy. */
    Optional<String> login() {
      return header("Proxy-Authorization")
          .filter(value -> value.startsWith("Basic "))
          .map(value ->
              new String(
                  Base64.getDecoder().decode(value.substring("Basic ".length())),
                  StandardCharsets.UTF_8));
    }
  }
}
