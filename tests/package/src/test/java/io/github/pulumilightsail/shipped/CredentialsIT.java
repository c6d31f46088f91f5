package io.github.pulumilightsail.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Value;
import com.sun.net.httpserver.HttpServer;
import io.github.pulumilightsail.emulator.LightsailEmulator;
import io.github.pulumilightsail.shipped.RunningPlugin.Start;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The ways to credentials that load their classes by name, and need modules that nothing else does.
 * What is left out of the runtime by mistake shows here.
 */
class CredentialsIT {
  private static final String REGION = "eu-central-1";
  private static final String ROLE = "arn:aws:iam::444455556666:role/deployer";

  @RegisterExtension final Folders folders = new Folders();
  private final LightsailEmulator emulator = LightsailEmulator.start();
  private final Map<String, Object> config = new TreeMap<>();

  @BeforeEach
  void instances() {
    emulator.region(REGION).instance("web-1").create();
    emulator.region("444455556666", REGION).instance("web-1").create();
    config.put("region", REGION);
    config.put("endpoint", emulator.uri());
  }

  @AfterEach
  void end() {
    emulator.close();
  }

  @Test
  void webIdentityOfTheEnvironment() throws IOException {
    var token = Files.writeString(folders.path().resolve("token"), "a.web.token");
    var account =
        account(
            plugin()
                .with("AWS_REGION", REGION)
                .with("AWS_ROLE_ARN", ROLE)
                .with("AWS_WEB_IDENTITY_TOKEN_FILE", token.toString())
                .with("AWS_ENDPOINT_URL_STS", emulator.uri().toString()));
    assertThat(account).isEqualTo("444455556666");
  }

  @Test
  void webIdentityOfTheConfiguration() throws IOException {
    config.put("stsEndpoint", emulator.uri());
    config.put(
        "assumeRoleWithWebIdentity", Map.of("roleArn", ROLE, "webIdentityToken", "a.web.token"));
    assertThat(account(plugin())).isEqualTo("444455556666");
  }

  @Test
  void aRoleOfAProfile() throws IOException {
    var account =
        account(
            plugin()
                .with("AWS_PROFILE", "deployer")
                .with("AWS_ENDPOINT_URL_STS", emulator.uri().toString())
                .with(
                    "AWS_CONFIG_FILE",
                    file(
                        """
                        [profile base]
                        aws_access_key_id = AKIAEXAMPLE
                        aws_secret_access_key = example
                        [profile deployer]
                        role_arn = %s
                        source_profile = base
                        region = %s
                        """
                            .formatted(ROLE, REGION))));
    assertThat(account).isEqualTo("444455556666");
  }

  @Test
  void singleSignOn() throws IOException, NoSuchAlgorithmException {
    var anHourFromNow = Instant.now().plus(1, ChronoUnit.HOURS);
    var _ =
        emulator
            .credentials()
            .addSession("ASIAEXAMPLE", "of the portal", "111122223333", anHourFromNow);
    var portal =
        answering(
            "/federation/credentials",
            """
            {"roleCredentials": {"accessKeyId": "ASIAEXAMPLE", "secretAccessKey": "example",
              "sessionToken": "of the portal", "expiration": %d}}
            """
                .formatted(anHourFromNow.toEpochMilli()));
    try {
      var home = folders.make("home");
      var cache = Files.createDirectories(home.resolve(".aws/sso/cache"));
      var name =
          HexFormat.of()
              .formatHex(
                  MessageDigest.getInstance("SHA-1")
                      .digest("corp".getBytes(StandardCharsets.UTF_8)));
      Files.writeString(
          cache.resolve(name + ".json"),
          """
          {"accessToken": "token", "expiresAt": "%s", "region": "eu-central-1",
            "startUrl": "https://corp.awsapps.com/start"}
          """
              .formatted(anHourFromNow.truncatedTo(ChronoUnit.SECONDS)));
      var account =
          account(
              plugin()
                  .with("HOME", home.toString())
                  .with("AWS_PROFILE", "sso")
                  .with("AWS_ENDPOINT_URL_SSO", url(portal))
                  .with(
                      "AWS_CONFIG_FILE",
                      file(
                          """
                          [profile sso]
                          sso_session = corp
                          sso_account_id = 111122223333
                          sso_role_name = Admin
                          [sso-session corp]
                          sso_region = eu-central-1
                          sso_start_url = https://corp.awsapps.com/start
                          sso_registration_scopes = sso:account:access
                          """)));
      assertThat(account).isEqualTo("111122223333");
    } finally {
      portal.stop(0);
    }
  }

  @Test
  void aContainersCredentials() throws IOException {
    var container =
        answering(
            "/credentials",
            """
            {"AccessKeyId": "AKIAEXAMPLE", "SecretAccessKey": "example",
              "Expiration": "%s"}
            """
                .formatted(
                    Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS)));
    try {
      var account =
          account(
              plugin().with("AWS_CONTAINER_CREDENTIALS_FULL_URI", url(container) + "/credentials"));
      assertThat(account).isEqualTo("111122223333");
    } finally {
      container.stop(0);
    }
  }

  @Test
  void aProcessOfAProfile() throws IOException {
    var account =
        account(
            plugin()
                .with("AWS_PROFILE", "process")
                .with(
                    "AWS_CONFIG_FILE",
                    file(
                        """
                        [profile process]
                        credential_process = echo '{"Version": 1, "AccessKeyId": "AKIAEXAMPLE", "SecretAccessKey": "example"}'
                        """)));
    assertThat(account).isEqualTo("111122223333");
  }

  private Start plugin() throws IOException {
    return RunningPlugin.of(Shipped.launcher())
        .with("HOME", folders.make("nobody's home").toString())
        .with("AWS_CONFIG_FILE", file(""))
        .with("AWS_SHARED_CREDENTIALS_FILE", file(""));
  }

  private String file(String text) throws IOException {
    return Files.writeString(Files.createTempFile(folders.path(), "file ", ""), text).toString();
  }

  /** The account that the call to AWS was made in: the fourth part of the instance's ARN. */
  private String account(Start start) throws IOException {
    try (var plugin = start.run()) {
      var options = plugin.configure(config).options("web-1");
      assertThat(options).containsKey("instanceArn");
      var arn = options.getOrDefault("instanceArn", Value.getDefaultInstance()).getStringValue();
      return arn.replaceFirst("arn:aws:lightsail:[^:]*:([0-9]+):.*", "$1");
    }
  }

  private static HttpServer answering(String path, String body) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
    server.start();
    return server;
  }

  private static String url(HttpServer server) {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }
}
