package io.github.pulumilightsail.shipped;

import static io.github.pulumilightsail.shipped.Row.row;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Profiles: every source of credentials, broken ones, and chains of roles. */
final class ProfileRows {
  private static final String KEYS =
      "aws_access_key_id = AKIABASE\naws_secret_access_key = hunter2\n";
  private static final String ROLE = "role_arn = arn:aws:iam::444455556666:role/";
  private static final String URL = "https://corp.awsapps.com/start";
  private static final String SESSION =
      "[sso-session corp]\nsso_region = eu-central-1\nsso_start_url = " + URL + "\n";
  private static final String SSO =
      "[profile p]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Admin\n";
  private static final String OLD_SSO =
      "[profile p]\nsso_start_url = %s\nsso_region = eu-central-1\nsso_account_id = 111122223333\n"
              .formatted(URL)
          + "sso_role_name = Admin\n";

  /** Of the session "me". */
  private static final String LOGIN =
      ".aws/login/cache/2744ccd10c7533bd736ad890f9dd5cab2adb27b07d500b9493f29cdc420cb2e0.json";

  private static final String PROCESS =
      "[profile p]\ncredential_process = echo '{\"Version\": %s, \"AccessKeyId\": \"AKIAPROCESS\","
          + " \"SecretAccessKey\": \"hunter2\"}'\n";

  private static Row p(String name, String config) {
    return row(name).set("AWS_PROFILE", "p").config(config);
  }

  private static String cache(String of) {
    try {
      return ".aws/sso/cache/"
          + HexFormat.of()
              .formatHex(
                  MessageDigest.getInstance("SHA-1").digest(of.getBytes(StandardCharsets.UTF_8)))
          + ".json";
    } catch (NoSuchAlgorithmException problem) {
      throw new IllegalStateException(problem);
    }
  }

  private static String login(String until) {
    return """
    {"accessToken": "token", "expiresAt": "%s", "region": "eu-central-1", "startUrl": "%s"}
    """
        .formatted(until, URL);
  }

  static final List<Row> ALL =
      List.of(
          p("keys of a profile", "[profile p]\n" + KEYS).sends("AKIABASE"),
          p("keys with a token", "[profile p]\n" + KEYS + "aws_session_token = token\n")
              .sends("AKIABASE"),
          p(
                  "the region of a named profile, and the variable",
                  "[profile p]\nregion = eu-west-1\n" + KEYS)
              .sends("AKIABASE"),
          p("the region of a named profile", "[profile p]\nregion = eu-west-1\n" + KEYS)
              .without("AWS_REGION")
              .sends("AKIABASE", "peer", "eu-west-1", "direct"),
          row("the profile by its other variable")
              .set("AWS_DEFAULT_PROFILE", "p")
              .config("[profile p]\n" + KEYS)
              .sends("AKIABASE"),
          p("a key without its secret", "[profile p]\naws_access_key_id = AKIABASE\n")
              .refuses("profile p", "aws_secret_access_key"),
          p("a secret without its key", "[profile p]\naws_secret_access_key = hunter2\n")
              .refuses("profile p", "aws_access_key_id"),
          p("a profile that is not there", "[profile q]\n" + KEYS)
              .refuses("there is no profile p", "AWS_PROFILE names it", "there are q"),
          p("a profile that names no source", "[profile p]\nregion = eu-west-1\n")
              .refuses("there are no AWS credentials", "profile p"),
          p("a profile that names no source, in a container", "[profile p]\nregion = eu-west-1\n")
              .set("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://{peer}/container")
              .sends("ASIACONTAINER"),
          p("a profile that names no source, on an instance", "[profile p]\nregion = eu-west-1\n")
              .without("AWS_EC2_METADATA_DISABLED")
              .set("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://{peer}")
              .sends("ASIAINSTANCE"),
          p(
                  "the metadata service of a profile",
                  "[profile p]\nec2_metadata_service_endpoint = http://{peer}\n")
              .without("AWS_EC2_METADATA_DISABLED")
              .sends("ASIAINSTANCE"),
          p(
                  "a role by another profile",
                  "[profile p]\n" + ROLE + "one\nsource_profile = base\n[profile base]\n" + KEYS)
              .sends("ASIA-one-of-AKIABASE"),
          p(
                  "a role by a profile of the credentials file",
                  "[profile p]\n" + ROLE + "one\nsource_profile = base\n")
              .credentials("[base]\n" + KEYS)
              .sends("ASIA-one-of-AKIABASE"),
          p("a role in the credentials file", "")
              .credentials("[p]\n" + ROLE + "one\nsource_profile = base\n[base]\n" + KEYS)
              .sends("ASIA-one-of-AKIABASE"),
          row("a role of the default profile")
              .config("[default]\n" + ROLE + "one\nsource_profile = base\n[profile base]\n" + KEYS)
              .sends("ASIA-one-of-AKIABASE"),
          p(
                  "a chain of roles",
                  "[profile p]\n"
                      + ROLE
                      + "one\nsource_profile = q\n[profile q]\n"
                      + ROLE
                      + "two\nsource_profile = base\n[profile base]\n"
                      + KEYS)
              .sends("ASIA-one-of-ASIA-two-of-AKIABASE"),
          p(
                  "a role by the profile's own keys",
                  "[profile p]\n" + ROLE + "one\nsource_profile = p\n" + KEYS)
              .sends("ASIA-one-of-AKIABASE"),
          p("a role by itself", "[profile p]\n" + ROLE + "one\nsource_profile = p\n")
              .refuses("in a circle, p by p", "/config, line 3"),
          p(
                  "roles in a circle",
                  "[profile p]\n"
                      + ROLE
                      + "one\nsource_profile = q\n[profile q]\n"
                      + ROLE
                      + "two\nsource_profile = p\n")
              .refuses("in a circle, p by q by p", "/config, line 6"),
          p(
                  "a role that is none",
                  "[profile p]\nrole_arn = one\nsource_profile = base\n[profile base]\n" + KEYS)
              .refuses("role_arn of profile p", "/config, line 2 is \"one\""),
          p("a profile of the credentials file by the word profile", "")
              .credentials("[profile p]\n" + KEYS)
              .refuses("/credentials, line 1 has [profile p]", "write [p]"),
          p("attempts of a profile that are none", "[profile p]\nmax_attempts = 0\n" + KEYS)
              .without("AWS_MAX_ATTEMPTS")
              .refuses("max_attempts of profile p", "/config, line 2"),
          p(
                  "a role by a profile that is not there",
                  "[profile p]\n" + ROLE + "one\nsource_profile = nobody\n")
              .refuses("there is no profile nobody", "source_profile of profile p"),
          p(
                  "a role by a profile without credentials",
                  "[profile p]\n"
                      + ROLE
                      + "one\nsource_profile = q\n[profile q]\nregion = eu-west-1\n")
              .refuses("profile q", "source_profile of profile p"),
          p("a role by nobody", "[profile p]\n" + ROLE + "one\n")
              .refuses("neither source_profile nor credential_source"),
          p(
                  "a role by two",
                  "[profile p]\n"
                      + ROLE
                      + "one\nsource_profile = q\ncredential_source = Environment\n[profile q]\n"
                      + KEYS)
              .refuses("both source_profile and credential_source"),
          p(
                  "a role by a source that is none",
                  "[profile p]\n" + ROLE + "one\ncredential_source = Somewhere\n")
              .refuses("credential_source of profile p", "Somewhere"),
          p(
                  "a role by the container",
                  "[profile p]\n" + ROLE + "one\ncredential_source = EcsContainer\n")
              .set("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://{peer}/container")
              .sends("ASIA-one-of-ASIACONTAINER"),
          p(
                  "a role by a container that is not there",
                  "[profile p]\n" + ROLE + "one\ncredential_source = EcsContainer\n")
              .refuses("EcsContainer", "AWS_CONTAINER_CREDENTIALS_FULL_URI"),
          p(
                  "a role by the instance",
                  "[profile p]\n" + ROLE + "one\ncredential_source = Ec2InstanceMetadata\n")
              .without("AWS_EC2_METADATA_DISABLED")
              .set("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://{peer}")
              .sends("ASIA-one-of-ASIAINSTANCE"),
          p(
                  "a role by variables that are not set",
                  "[profile p]\n" + ROLE + "one\ncredential_source = Environment\n")
              .refuses("credential_source of profile p", "AWS_ACCESS_KEY_ID is not set"),
          row("a role by variables")
              .keys("AKIAENV")
              .configured("profile", "p")
              .config("[profile p]\n" + ROLE + "one\ncredential_source = Environment\n")
              .sends("ASIA-one-of-AKIAENV"),
          p(
                  "a role that asks for a code",
                  "[profile p]\n"
                      + ROLE
                      + "one\n"
                      + "mfa_serial = arn:aws:iam::111122223333:mfa/me\n"
                      + "source_profile = base\n"
                      + "[profile base]\n"
                      + KEYS)
              .refuses("mfa_serial", "aws configure export-credentials"),
          p(
                  "a role for a time that is none",
                  "[profile p]\n"
                      + ROLE
                      + "one\nduration_seconds = long\nsource_profile = base\n[profile base]\n"
                      + KEYS)
              .sends("ASIA-one-of-AKIABASE"),
          p(
                  "a role by a web identity",
                  "[profile p]\n" + ROLE + "web\nweb_identity_token_file = {home}/token\n")
              .file("token", "a.web.token")
              .sends("ASIA-web"),
          p(
                  "a web identity without a role",
                  "[profile p]\nweb_identity_token_file = {home}/token\n")
              .file("token", "a.web.token")
              .refuses("web_identity_token_file of profile p", "line 2", "role_arn is not"),
          p(
                  "a web identity of the profile and the role of the variable",
                  "[profile p]\nweb_identity_token_file = {home}/token\n")
              .file("token", "a.web.token")
              .set("AWS_ROLE_ARN", "arn:aws:iam::444455556666:role/web")
              .sends("ASIA-web"),
          p(
                  "a web identity of the profile and two roles",
                  "[profile p]\n" + ROLE + "web\nweb_identity_token_file = {home}/token\n")
              .file("token", "a.web.token")
              .set("AWS_ROLE_ARN", "arn:aws:iam::444455556666:role/other")
              .sends("ASIA-web")
              .butCliSends(
                  "ASIA-other", "peer", "eu-central-1", "direct", "a profile that is named counts"),
          row("a web identity of the default profile and two roles")
              .config("[default]\n" + ROLE + "web\nweb_identity_token_file = {home}/token\n")
              .file("token", "a.web.token")
              .set("AWS_ROLE_ARN", "arn:aws:iam::444455556666:role/other")
              .sends("ASIA-other"),
          p(
                  "a role of the profile and the web identity of the variable",
                  "[profile p]\n" + ROLE + "web\n")
              .file("token", "a.web.token")
              .set("AWS_WEB_IDENTITY_TOKEN_FILE", "{home}/token")
              .refuses("profile p", "line 1", "AWS_WEB_IDENTITY_TOKEN_FILE counts for no role"),
          row("a web identity of a configured profile and the role of the variable")
              .configured("profile", "p")
              .config("[profile p]\nweb_identity_token_file = {home}/token\n")
              .file("token", "a.web.token")
              .set("AWS_ROLE_ARN", "arn:aws:iam::444455556666:role/other")
              .refuses("web_identity_token_file of profile p", "line 2", "role_arn is not"),
          p(
                  "a web identity without a token",
                  "[profile p]\n" + ROLE + "web\nweb_identity_token_file = {home}/token\n")
              .file("token", "")
              .refuses("web_identity_token_file of profile p", "line 3", "the file is empty"),
          p(
                  "a web identity whose file is not there",
                  "[profile p]\n" + ROLE + "web\nweb_identity_token_file = {home}/token\n")
              .refuses("web_identity_token_file of profile p", "/token"),
          p(
                  "a role by a role by a web identity",
                  "[profile p]\n"
                      + ROLE
                      + "one\nsource_profile = q\n[profile q]\n"
                      + ROLE
                      + "web\nweb_identity_token_file = {home}/token\n")
              .file("token", "a.web.token")
              .sends("ASIA-one-of-ASIA-web"),
          p("a process", PROCESS.formatted("1")).sends("AKIAPROCESS"),
          p(
                  "a process that fails",
                  "[profile p]\ncredential_process = sh -c 'echo the vault is shut >&2; exit 3'\n")
              .refuses("credential_process of profile p", "the vault is shut"),
          p("a process of another version", PROCESS.formatted("2"))
              .refuses("credential_process of profile p"),
          p("a process that says nothing", "[profile p]\ncredential_process = true\n")
              .refuses("credential_process of profile p"),
          p("a process that is not there", "[profile p]\ncredential_process = /nowhere/vault\n")
              .refuses("credential_process of profile p", "/nowhere/vault"),
          p("a process before the keys of its file", PROCESS.formatted("1") + KEYS)
              .sends("AKIAPROCESS"),
          p("the keys of the credentials file before a process", PROCESS.formatted("1"))
              .credentials("[p]\n" + KEYS)
              .sends("AKIABASE"),
          p(
                  "a role by a process",
                  "[profile q]\n" + ROLE + "one\nsource_profile = p\n" + PROCESS.formatted("1"))
              .set("AWS_PROFILE", "q")
              .sends("ASIA-one-of-AKIAPROCESS"),
          p("single sign-on", SSO + SESSION)
              .file(cache("corp"), login("2099-01-01T00:00:00Z"))
              .sends("ASIASSO"),
          p("single sign-on of the old form", OLD_SSO)
              .file(cache(URL), login("2099-01-01T00:00:00Z"))
              .sends("ASIASSO"),
          p("single sign-on of the old form, its time in the old form", OLD_SSO)
              .file(cache(URL), login("2099-01-01T00:00:00UTC"))
              .sends("ASIASSO"),
          p("single sign-on without a login", SSO + SESSION)
              .refuses("single sign-on of profile p", "aws sso login --profile p"),
          p("single sign-on of the old form without a login", OLD_SSO)
              .refuses("single sign-on of profile p", "aws sso login --profile p"),
          p("single sign-on whose login is over", SSO + SESSION)
              .file(cache("corp"), login("2020-01-01T00:00:00Z"))
              .refuses("single sign-on of profile p", "aws sso login --profile p"),
          p("single sign-on of the old form whose login is over", OLD_SSO)
              .file(cache(URL), login("2020-01-01T00:00:00Z"))
              .refuses("single sign-on of profile p", "the login is over"),
          p("single sign-on of a session that is not there", SSO)
              .refuses("[sso-session corp]", "profile p"),
          p(
                  "single sign-on without a role",
                  "[profile p]\nsso_session = corp\nsso_account_id = 111122223333\n" + SESSION)
              .refuses("profile p", "sso_role_name"),
          p(
                  "single sign-on whose session says otherwise",
                  SSO + "sso_region = eu-west-1\n" + SESSION)
              .refuses("sso_region of profile p", "do not agree"),
          p(
                  "a role by single sign-on",
                  "[profile q]\n" + ROLE + "one\nsource_profile = p\n" + SSO + SESSION)
              .set("AWS_PROFILE", "q")
              .file(cache("corp"), login("2099-01-01T00:00:00Z"))
              .sends("ASIA-one-of-ASIASSO"),
          p(
                  "a login without its session",
                  "[profile p]\nlogin_session = arn:aws:iam::111122223333:user/me\n")
              .refuses("login of profile p", "aws login --profile p"),
          p("a login", "[profile p]\nlogin_session = me\n")
              .file(
                  LOGIN,
                  """
                  {"accessToken": {"accessKeyId": "ASIALOGIN", "secretAccessKey": "hunter2",
                     "sessionToken": "token", "accountId": "111122223333",
                     "expiresAt": "2099-01-01T00:00:00Z"},
                   "tokenType": "urn:aws:params:oauth:token-type:access_token_sigv4",
                   "refreshToken": "refresh", "clientId": "client", "dpopKey": "key"}
                  """)
              .sends("ASIALOGIN")
              .butCliRefuses("without its extra package botocore[crt]"));

  private ProfileRows() {}
}
