package io.github.pulumilightsail.aws.credentials;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.pulumilightsail.aws.clients.AwsClients;
import io.github.pulumilightsail.aws.environment.Environment;
import io.github.pulumilightsail.aws.environment.Environment.Setting;
import io.github.pulumilightsail.aws.environment.EnvironmentException;
import io.github.pulumilightsail.aws.environment.Profile;
import io.github.pulumilightsail.aws.environment.Reasons;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sso.auth.SsoCredentialsProvider;
import software.amazon.awssdk.services.sso.model.GetRoleCredentialsRequest;
import software.amazon.awssdk.services.ssooidc.SsoOidcTokenProvider;

/** Credentials of a profile that logs in with {@code aws sso login}, in both of its forms. */
final class SingleSignOn {
  private final Environment environment;
  private final AwsClients clients;

  SingleSignOn(Environment environment, AwsClients clients) {
    this.environment = environment;
    this.clients = clients;
  }

  AwsCredentialsProvider of(Profile profile) {
    var session = profile.get("sso_session").map(name -> session(profile, name));
    var account = needed(profile, Optional.empty(), "sso_account_id").value();
    var role = needed(profile, Optional.empty(), "sso_role_name").value();
    var url = needed(profile, session, "sso_start_url").value();
    var region = Region.of(Environment.code(needed(profile, session, "sso_region")));
    var token =
        profile
            .get("sso_session")
            .map(name -> renewed(name, region))
            .orElseGet(() -> () -> cached(url));
    SsoCredentialsProvider.Builder credentials = SsoCredentialsProvider.builder();
    return new ToldCredentials(
        credentials
            .ssoClient(clients.sso(region))
            .refreshRequest(() ->
                GetRoleCredentialsRequest.builder()
                    .accountId(account)
                    .roleName(role)
                    .accessToken(token.get())
                    .build())
            .build(),
        "the single sign-on of " + profile + " gives no credentials",
        "Run `aws sso login --profile %s`".formatted(profile.name()));
  }

  private Profile session(Profile profile, String name) {
    var session =
        environment
            .section("sso-session", name)
            .orElseThrow(() ->
                EnvironmentException.credentials(
                    "there is no [sso-session %s], which %s names"
                        .formatted(name, profile.place("sso_session"))));
    for (var key : session.keys()) {
      if (profile.has(key) && !profile.get(key).equals(session.get(key))) {
        throw EnvironmentException.credentials(
            "%s and %s do not agree".formatted(profile.place(key), session.place(key)));
      }
    }
    return session;
  }

  private static Setting needed(Profile profile, Optional<Profile> session, String key) {
    return session
        .flatMap(of -> of.setting(key))
        .or(() -> profile.setting(key))
        .orElseThrow(() ->
            EnvironmentException.credentials(
                "%s logs in by single sign-on and lacks %s".formatted(profile, key)));
  }

  private Supplier<String> renewed(String session, Region region) {
    var tokens =
        SsoOidcTokenProvider.builder()
            .sessionName(session)
            .ssoOidcClient(clients.ssoOidc(region))
            .build();
    return () -> tokens.resolveToken().token();
  }

  /** What {@code aws sso login} has left, which nothing but another login renews. */
  private String cached(String url) {
    var file = cache(url);
    try {
      var token = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
      if (Instant.parse(text(token, "expiresAt")).isBefore(Instant.now())) {
        throw EnvironmentException.credentials("the login is over");
      }
      return text(token, "accessToken");
    } catch (IOException problem) {
      throw EnvironmentException.credentials(
          "there is no login in " + file + ": " + Reasons.innermost(problem));
    } catch (JsonParseException | IllegalStateException | DateTimeException _) {
      throw EnvironmentException.credentials("there is no login in " + file + " that can be read");
    }
  }

  private static String text(JsonObject token, String name) {
    var value = token.get(name);
    if (value == null || !value.isJsonPrimitive()) {
      throw new IllegalStateException(name);
    }
    // Old versions of the AWS CLI wrote the zone so.
    return value.getAsString().replaceFirst("UTC$", "Z");
  }

  private Path cache(String url) {
    try {
      var name =
          HexFormat.of()
              .formatHex(
                  MessageDigest.getInstance("SHA-1").digest(url.getBytes(StandardCharsets.UTF_8)));
      return environment.variables().home().resolve(".aws/sso/cache").resolve(name + ".json");
    } catch (NoSuchAlgorithmException problem) {
      throw new IllegalStateException(problem);
    }
  }
}
