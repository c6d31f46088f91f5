package io.github.pulumilightsail.config;

import static io.github.pulumilightsail.resource.FieldType.FLAG;
import static io.github.pulumilightsail.resource.FieldType.TEXT;

import io.github.pulumilightsail.resource.Field;
import io.github.pulumilightsail.resource.FieldType.Choice;
import io.github.pulumilightsail.resource.FieldType.ListOf;
import io.github.pulumilightsail.resource.FieldType.ObjectOf;
import io.github.pulumilightsail.resource.FieldType.Whole;
import io.github.pulumilightsail.resource.FieldType.Word;
import io.github.pulumilightsail.resource.Forms;
import java.util.List;

/** The fields of the provider's configuration; their names follow the AWS provider. */
public final class ConfigFields {
  private static final ObjectOf ASSUME_ROLE =
      new ObjectOf(
          "AssumeRole",
          "A role to act as, taken on with the credentials found otherwise.",
          List.of(
              Field.of("roleArn", Forms.ROLE_ARN, "The ARN of the role.").mandatory(),
              Field.of(
                  "sessionName",
                  TEXT,
                  "The name of the session, which AWS CloudTrail shows. Default:"
                      + " `pulumi-lightsail`."),
              Field.of(
                  "externalId", TEXT, "The external id that the role's trust policy asks for."),
              Field.of(
                  "durationSeconds",
                  new Whole(900, 43200),
                  "How long a session lasts, in seconds, 900 to 43200. Default: 3600. Sessions are"
                      + " renewed as long as the provider runs.")));

  private static final ObjectOf ASSUME_ROLE_WITH_WEB_IDENTITY =
      new ObjectOf(
          "AssumeRoleWithWebIdentity",
          "A role to act as, taken on with a token of an OpenID Connect identity provider, such as"
              + " that of a CI system.",
          List.of(
              Field.of("roleArn", Forms.ROLE_ARN, "The ARN of the role.").mandatory(),
              Field.of("webIdentityToken", TEXT, "The token itself.").hidden(),
              Field.of(
                  "webIdentityTokenFile",
                  TEXT,
                  "A file that holds the token. It is read anew whenever a session is renewed."),
              Field.of(
                  "sessionName",
                  TEXT,
                  "The name of the session, which AWS CloudTrail shows. Default:"
                      + " `pulumi-lightsail`.")));

  private static final Choice RETRY_MODE =
      new Choice(
          "RetryMode",
          "How calls that AWS throttles or fails are repeated.",
          List.of(
              new Word("standard", "Repeat with growing pauses."),
              new Word(
                  "adaptive",
                  "As standard, and send slower for as long as AWS asks to slow down.")));

  /** All of them. */
  public static final List<Field> ALL =
      List.of(
          Field.of(
                  "region",
                  Forms.REGION,
                  "The AWS region of resources that do not name one, such as `eu-central-1`.")
              .fromEnvironment("AWS_REGION", "AWS_DEFAULT_REGION"),
          Field.of("profile", TEXT, "The profile of the shared AWS configuration files to use.")
              .fromEnvironment("AWS_PROFILE"),
          Field.of("accessKey", TEXT, "The access key id.")
              .hidden()
              .fromEnvironment("AWS_ACCESS_KEY_ID"),
          Field.of("secretKey", TEXT, "The secret access key.")
              .hidden()
              .fromEnvironment("AWS_SECRET_ACCESS_KEY"),
          Field.of("token", TEXT, "The session token that belongs to temporary keys.")
              .hidden()
              .fromEnvironment("AWS_SESSION_TOKEN"),
          Field.of("assumeRole", ASSUME_ROLE, ASSUME_ROLE.description()),
          Field.of(
              "assumeRoleWithWebIdentity",
              ASSUME_ROLE_WITH_WEB_IDENTITY,
              ASSUME_ROLE_WITH_WEB_IDENTITY.description()),
          Field.of(
              "allowedAccountIds",
              new ListOf(Forms.ACCOUNT_ID),
              "The accounts that may be touched. An instance of any other is left alone, with an"
                  + " error."),
          Field.of("endpoint", Forms.URL, "The address of Lightsail, instead of AWS's own.")
              .fromEnvironment("AWS_ENDPOINT_URL_LIGHTSAIL", "AWS_ENDPOINT_URL"),
          Field.of("stsEndpoint", Forms.URL, "The address of AWS STS, instead of AWS's own.")
              .fromEnvironment("AWS_ENDPOINT_URL_STS", "AWS_ENDPOINT_URL"),
          Field.of(
                  "maxRetries",
                  new Whole(0, 100),
                  "How often a call that AWS throttles or fails is repeated, 0 to 100. Default:"
                      + " 10.")
              .fromEnvironment("AWS_MAX_ATTEMPTS"),
          Field.of(
                  "retryMode",
                  RETRY_MODE,
                  "How calls to AWS STS that are throttled or fail are repeated. Default:"
                      + " `standard`. Calls to Lightsail find out the pace that AWS admits in"
                      + " either mode.")
              .fromEnvironment("AWS_RETRY_MODE"),
          Field.of(
              "skipRegionValidation",
              FLAG,
              "Leave it to AWS to say which region offers which option."));

  private ConfigFields() {}
}
