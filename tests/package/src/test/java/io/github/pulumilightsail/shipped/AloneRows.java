package io.github.pulumilightsail.shipped;

import static io.github.pulumilightsail.shipped.Row.row;

import java.util.List;
import java.util.stream.Stream;

/**
 * A named profile stands alone: beside the keys, the web identity and the container of another
 * account its own source signs, or nobody does.
 */
final class AloneRows {
  private static final String KEYS =
      "[profile p]\naws_access_key_id = AKIAPROFILE\naws_secret_access_key = hunter2\n";
  private static final String ALONE = "a profile that is named stands alone";

  private static Row with(String what, Row row) {
    return switch (what) {
      case "keys" -> row.keys("AKIAOTHER");
      case "a web identity" ->
          row.file("token", "a.web.token")
              .set("AWS_WEB_IDENTITY_TOKEN_FILE", "{home}/token")
              .set("AWS_ROLE_ARN", "arn:aws:iam::444455556666:role/other");
      case "a container" ->
          row.set("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://{peer}/container");
      case "an instance" ->
          row.without("AWS_EC2_METADATA_DISABLED")
              .set("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://{peer}");
      default -> throw new IllegalStateException(what);
    };
  }

  private static final List<String> OTHERS =
      List.of("keys", "a web identity", "a container", "an instance");

  /** By the configuration. */
  private static Stream<Row> configured(String what) {
    return Stream.of(
        with(what, row("configured, beside " + what))
            .configured("profile", "p")
            .config(KEYS)
            .sends("AKIAPROFILE"),
        with(what, row("configured and not there, beside " + what))
            .configured("profile", "prdo")
            .config(KEYS)
            .refuses("there is no profile prdo", "lightsail:profile names it"),
        with(what, row("configured and without a secret, beside " + what))
            .configured("profile", "p")
            .config("[profile p]\naws_access_key_id = AKIAPROFILE\n")
            .refuses("profile p", "aws_secret_access_key"),
        with(what, row("configured, a role by nobody, beside " + what))
            .configured("profile", "p")
            .config(
                "[profile p]\nrole_arn = arn:aws:iam::444455556666:role/one\nsource_profile = q\n")
            .refuses("there is no profile q"),
        with(what, row("configured, a process that fails, beside " + what))
            .configured("profile", "p")
            .config("[profile p]\ncredential_process = sh -c 'echo shut >&2; exit 1'\n")
            .refuses("credential_process of profile p", "shut"),
        with(what, row("configured, single sign-on without a login, beside " + what))
            .configured("profile", "p")
            .config(
                """
                [profile p]
                sso_session = corp
                sso_account_id = 111122223333
                sso_role_name = Admin
                [sso-session corp]
                sso_region = eu-central-1
                sso_start_url = https://corp.awsapps.com/start
                """)
            .refuses("aws sso login --profile p"),
        with(what, row("configured, a login without its session, beside " + what))
            .configured("profile", "p")
            .config("[profile p]\nlogin_session = me\n")
            .refuses("aws login --profile p"));
  }

  /** By the variable, beside which keys in variables come first. */
  private static Stream<Row> ofVariable(String what) {
    var good =
        with(what, row("by variable, beside " + what))
            .set("AWS_PROFILE", "p")
            .config(KEYS)
            .sends("AKIAPROFILE");
    var bad =
        with(what, row("by variable, a process that fails, beside " + what))
            .set("AWS_PROFILE", "p")
            .config("[profile p]\ncredential_process = false\n")
            .refuses("credential_process of profile p");
    if (what.equals("a web identity")) {
      good.butCliSends("ASIA-other", "peer", "eu-central-1", "direct", ALONE);
      bad.butCliSends("ASIA-other", "peer", "eu-central-1", "direct", ALONE);
    }
    return Stream.of(
        good,
        bad,
        with(what, row("by variable and not there, beside " + what))
            .set("AWS_PROFILE", "prdo")
            .config(KEYS)
            .refuses("there is no profile prdo", "AWS_PROFILE names it"));
  }

  static final List<Row> ALL =
      Stream.of(
              OTHERS.stream().flatMap(AloneRows::configured),
              OTHERS.stream().filter(what -> !what.equals("keys")).flatMap(AloneRows::ofVariable),
              settings())
          .flatMap(rows -> rows)
          .toList();

  private static Stream<Row> settings() {
    return Stream.of(
        row("the address of a configured profile, not that of the default one")
            .without("AWS_ENDPOINT_URL")
            .configured("profile", "p")
            .config(
                "[default]\nendpoint_url = http://127.0.0.1:1\n"
                    + KEYS
                    + "endpoint_url = http://{peer}\n")
            .sends("AKIAPROFILE"),
        row("the services of a configured profile")
            .without("AWS_ENDPOINT_URL")
            .configured("profile", "p")
            .config(
                KEYS
                    + "services = here\n"
                    + "[services here]\n"
                    + "lightsail =\n"
                    + "  endpoint_url = http://{peer}\n")
            .sends("AKIAPROFILE"),
        row("services that are not there")
            .without("AWS_ENDPOINT_URL")
            .configured("profile", "p")
            .config(KEYS + "services = here\n")
            .refuses("[services here]", "profile p"),
        row("the address of the services before that of the profile")
            .without("AWS_ENDPOINT_URL")
            .configured("profile", "p")
            .config(
                KEYS
                    + "endpoint_url = http://127.0.0.1:1\nservices = here\n"
                    + "[services here]\nlightsail =\n  endpoint_url = http://{peer}\n")
            .sends("AKIAPROFILE"),
        row("the variable before the address of the profile")
            .configured("profile", "p")
            .config(KEYS + "endpoint_url = http://127.0.0.1:1\n")
            .sends("AKIAPROFILE"),
        row("attempts of a configured profile that are none")
            .without("AWS_MAX_ATTEMPTS")
            .configured("profile", "p")
            .config(KEYS + "max_attempts = many\n")
            .refuses("max_attempts of profile p"),
        row("the role of a configured profile is taken on at its own address of STS")
            .without("AWS_ENDPOINT_URL")
            .configured("profile", "q")
            .config(
                "[profile q]\nrole_arn = arn:aws:iam::444455556666:role/one\nsource_profile = p\n"
                    + "endpoint_url = http://{peer}\n"
                    + KEYS)
            .sends("ASIA-one-of-AKIAPROFILE"));
  }

  private AloneRows() {}
}
