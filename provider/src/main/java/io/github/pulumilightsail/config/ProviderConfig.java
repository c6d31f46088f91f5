package io.github.pulumilightsail.config;

import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Bool;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.PropertyValue.Items;
import io.github.pulumilightsail.property.PropertyValue.Text;
import io.github.pulumilightsail.resource.Change;
import io.github.pulumilightsail.resource.FieldCheck;
import io.github.pulumilightsail.resource.FieldDiff;
import io.github.pulumilightsail.resource.PropertyFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The provider's configuration as one value. What is empty is left to the AWS SDK's own default
 * chain. Never print it: it holds secrets.
 */
public record ProviderConfig(
    Optional<String> region,
    Optional<String> profile,
    Optional<Keys> keys,
    Optional<Role> assumeRole,
    Optional<WebIdentityRole> assumeRoleWithWebIdentity,
    List<String> allowedAccountIds,
    Optional<String> endpoint,
    Optional<String> stsEndpoint,
    OptionalInt maxRetries,
    Optional<String> retryMode,
    boolean skipRegionValidation) {

  /** Credentials given outright. */
  public record Keys(String accessKey, String secretKey, Optional<String> token) {
    @Override
    public String toString() {
      return "Keys[secret]";
    }
  }

  /** A role to act as. */
  public record Role(
      String roleArn,
      Optional<String> sessionName,
      Optional<String> externalId,
      OptionalInt durationSeconds) {}

  /** A role to act as by a token. */
  public record WebIdentityRole(
      String roleArn,
      Optional<String> webIdentityToken,
      Optional<String> webIdentityTokenFile,
      Optional<String> sessionName) {
    @Override
    public String toString() {
      return "WebIdentityRole[" + roleArn + "]";
    }
  }

  /** What is wrong with the configuration, all at once. */
  public static List<PropertyFailure> check(Fields values) {
    var decoded = ConfigDecoder.decode(values);
    var failures = new ArrayList<>(FieldCheck.check(ConfigFields.ALL, decoded));
    pair(decoded, "accessKey", "secretKey", failures);
    pair(decoded, "secretKey", "accessKey", failures);
    pair(decoded, "token", "accessKey", failures);
    if (decoded.get("assumeRoleWithWebIdentity").unwrapped() instanceof Fields identity
        && identity.get("webIdentityToken").isAbsent()
        && identity.get("webIdentityTokenFile").isAbsent()) {
      failures.add(
          PropertyFailure.of(
              "assumeRoleWithWebIdentity",
              "has no token: give webIdentityToken or webIdentityTokenFile"));
    }
    return failures;
  }

  private static void pair(
      Fields values, String given, String needed, List<PropertyFailure> failures) {
    if (!values.get(given).isAbsent() && values.get(needed).isAbsent()) {
      failures.add(PropertyFailure.of(needed, "is required where " + given + " is given"));
    }
  }

  /** What differs between two configurations. */
  public static List<Change> diff(Fields olds, Fields news) {
    return FieldDiff.diff(ConfigFields.ALL, ConfigDecoder.decode(olds), ConfigDecoder.decode(news));
  }

  /** Reads values that {@link #check} finds nothing wrong with. */
  public static ProviderConfig of(Fields values) {
    var all = ConfigDecoder.decode(values);
    return new ProviderConfig(
        all.text("region"),
        all.text("profile"),
        all.text("accessKey")
            .flatMap(key ->
                all.text("secretKey").map(secret -> new Keys(key, secret, all.text("token")))),
        object(all, "assumeRole")
            .map(role ->
                new Role(
                    role.text("roleArn").orElseThrow(),
                    role.text("sessionName"),
                    role.text("externalId"),
                    role.whole("durationSeconds"))),
        object(all, "assumeRoleWithWebIdentity")
            .map(role ->
                new WebIdentityRole(
                    role.text("roleArn").orElseThrow(),
                    role.text("webIdentityToken"),
                    role.text("webIdentityTokenFile"),
                    role.text("sessionName"))),
        texts(all, "allowedAccountIds"),
        all.text("endpoint"),
        all.text("stsEndpoint"),
        all.whole("maxRetries"),
        all.text("retryMode"),
        all.get("skipRegionValidation").unwrapped() instanceof Bool(var flag) && flag);
  }

  private static Optional<Fields> object(Fields values, String name) {
    return values.get(name).unwrapped() instanceof Fields object
        ? Optional.of(object)
        : Optional.empty();
  }

  private static List<String> texts(Fields values, String name) {
    return values.get(name).unwrapped() instanceof Items(var items)
        ? items.stream()
            .map(PropertyValue::unwrapped)
            .filter(Text.class::isInstance)
            .map(item -> ((Text) item).value())
            .toList()
        : List.of();
  }
}
