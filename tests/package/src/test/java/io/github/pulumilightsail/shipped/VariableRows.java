package io.github.pulumilightsail.shipped;

import static io.github.pulumilightsail.shipped.Row.keyed;
import static io.github.pulumilightsail.shipped.Row.row;
import static io.github.pulumilightsail.shipped.Row.toAws;

import java.util.List;

/** Variables: set, empty, blank, wrong. */
final class VariableRows {
  private static final String V1 = "version 1 of the AWS CLI takes an empty variable for a value";
  private static final String NOWHERE = "it signs for no region";
  private static final String PROFILE = "[default]\nregion = eu-west-1\n";

  static final List<Row> ALL =
      List.of(
          keyed("keys in variables").sends("AKIAENV"),
          keyed("a token beside them").set("AWS_SESSION_TOKEN", "token").sends("AKIAENV"),
          keyed("the token by its old name").set("AWS_SECURITY_TOKEN", "token").sends("AKIAENV"),
          keyed("an empty token").set("AWS_SESSION_TOKEN", "").sends("AKIAENV"),
          keyed("a line break in a key")
              .set("AWS_ACCESS_KEY_ID", "AKIA\nENV")
              .refuses("AWS_ACCESS_KEY_ID has a line break"),
          keyed("a line break in a secret")
              .set("AWS_SECRET_ACCESS_KEY", "hun\nter2")
              .refuses("AWS_SECRET_ACCESS_KEY has a line break")
              .butCliSends(
                  "AKIAENV",
                  "peer",
                  "eu-central-1",
                  "direct",
                  "it sends a signature that is wrong"),
          keyed("a line break in a token")
              .set("AWS_SESSION_TOKEN", "hunter2\nhunter2")
              .refuses("AWS_SESSION_TOKEN has a line break"),
          keyed("a line break behind a key")
              .set("AWS_ACCESS_KEY_ID", "AKIAENV\n")
              .sends("AKIAENV")
              .butCliRefuses("it takes it for a part of the key"),
          row("a key in variables without its secret")
              .set("AWS_ACCESS_KEY_ID", "AKIAENV")
              .refuses("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY is not"),
          row("a key with an empty secret")
              .set("AWS_ACCESS_KEY_ID", "AKIAENV")
              .set("AWS_SECRET_ACCESS_KEY", "")
              .refuses("AWS_SECRET_ACCESS_KEY is not"),
          row("a secret in variables without its key")
              .set("AWS_SECRET_ACCESS_KEY", "hunter2")
              .refuses("there are no AWS credentials"),
          row("no credentials at all")
              .refuses("there are no AWS credentials", "AWS_ACCESS_KEY_ID", "aws sso login"),
          row("an empty key and a profile")
              .set("AWS_ACCESS_KEY_ID", "")
              .set("AWS_SECRET_ACCESS_KEY", "")
              .credentials(
                  "[default]\naws_access_key_id = AKIAFILE\naws_secret_access_key = hunter2\n")
              .sends("AKIAFILE"),
          row("keys before the default profile")
              .keys("AKIAENV")
              .credentials(
                  "[default]\naws_access_key_id = AKIAFILE\naws_secret_access_key = hunter2\n")
              .sends("AKIAENV"),
          keyed("no region").without("AWS_REGION").refuses("region"),
          keyed("an empty region")
              .set("AWS_REGION", "")
              .refuses("region")
              .butCliSends("AKIAENV", "peer", "", "direct", NOWHERE),
          keyed("a blank region").set("AWS_REGION", "  ").refuses("region"),
          keyed("an empty region and that of the profile")
              .set("AWS_REGION", "")
              .config(PROFILE)
              .sends("AKIAENV", "peer", "eu-west-1", "direct")
              .butCliSends("AKIAENV", "peer", "", "direct", NOWHERE),
          keyed("a blank region and that of the profile")
              .set("AWS_REGION", " ")
              .config(PROFILE)
              .sends("AKIAENV", "peer", "eu-west-1", "direct")
              .butCliRefuses(V1),
          keyed("the region's other variable")
              .without("AWS_REGION")
              .set("AWS_DEFAULT_REGION", "eu-west-1")
              .sends("AKIAENV", "peer", "eu-west-1", "direct"),
          keyed("an empty region and its other variable")
              .set("AWS_REGION", "")
              .set("AWS_DEFAULT_REGION", "eu-west-1")
              .sends("AKIAENV", "peer", "eu-west-1", "direct")
              .butCliSends("AKIAENV", "peer", "", "direct", NOWHERE),
          keyed("the region of the variable before that of the profile")
              .config(PROFILE)
              .sends("AKIAENV"),
          keyed("the region of the profile")
              .without("AWS_REGION")
              .config(PROFILE)
              .sends("AKIAENV", "peer", "eu-west-1", "direct"),
          keyed("the region of the configuration before all")
              .config(PROFILE)
              .configured("region", "us-east-1")
              .sends("AKIAENV", "peer", "us-east-1", "direct"),
          keyed("a region that is none")
              .set("AWS_REGION", "eu central")
              .refuses("AWS_REGION is \"eu central\""),
          keyed("a region with an underscore")
              .set("AWS_REGION", "eu_central_1")
              .refuses("AWS_REGION is \"eu_central_1\""),
          keyed("an empty profile").set("AWS_PROFILE", "").sends("AKIAENV").butCliRefuses(V1),
          keyed("a blank profile")
              .set("AWS_PROFILE", " ")
              .sends("AKIAENV")
              .butCliRefuses("it takes a blank variable for a name"),
          keyed("keys beside a profile of the variable")
              .set("AWS_PROFILE", "other")
              .credentials(
                  "[other]\naws_access_key_id = AKIAFILE\naws_secret_access_key = hunter2\n")
              .sends("AKIAENV"),
          keyed("attempts that are none")
              .set("AWS_MAX_ATTEMPTS", "many")
              .refuses("AWS_MAX_ATTEMPTS is \"many\""),
          keyed("no attempts").set("AWS_MAX_ATTEMPTS", "0").refuses("AWS_MAX_ATTEMPTS is \"0\""),
          keyed("less than no attempts")
              .set("AWS_MAX_ATTEMPTS", "-1")
              .refuses("AWS_MAX_ATTEMPTS is \"-1\""),
          keyed("attempts with blanks around").set("AWS_MAX_ATTEMPTS", " 1 ").sends("AKIAENV"),
          keyed("more attempts than anybody makes")
              .set("AWS_MAX_ATTEMPTS", "99999999999")
              .sends("AKIAENV"),
          keyed("empty attempts").set("AWS_MAX_ATTEMPTS", "").sends("AKIAENV").butCliRefuses(V1),
          keyed("a mode of retries").set("AWS_RETRY_MODE", "adaptive").sends("AKIAENV"),
          keyed("the old mode of retries").set("AWS_RETRY_MODE", "legacy").sends("AKIAENV"),
          keyed("an empty mode of retries")
              .set("AWS_RETRY_MODE", "")
              .sends("AKIAENV")
              .butCliRefuses(V1),
          keyed("a mode of retries that is none")
              .set("AWS_RETRY_MODE", "often")
              .refuses("AWS_RETRY_MODE is \"often\""),
          keyed("a mode of defaults").set("AWS_DEFAULTS_MODE", "standard").sends("AKIAENV"),
          keyed("an empty mode of defaults")
              .set("AWS_DEFAULTS_MODE", "")
              .sends("AKIAENV")
              .butCliRefuses(V1),
          keyed("a mode of defaults that is none")
              .set("AWS_DEFAULTS_MODE", "fast")
              .refuses("AWS_DEFAULTS_MODE is \"fast\""),
          keyed("an empty address of the service")
              .set("AWS_ENDPOINT_URL_LIGHTSAIL", "")
              .sends("AKIAENV"),
          keyed("an address that is none")
              .set("AWS_ENDPOINT_URL", "here")
              .refuses("AWS_ENDPOINT_URL is \"here\""),
          keyed("an address without a scheme")
              .set("AWS_ENDPOINT_URL", "127.0.0.1:4566")
              .refuses("AWS_ENDPOINT_URL is \"127.0.0.1:4566\""),
          keyed("an address of another scheme")
              .set("AWS_ENDPOINT_URL", "ftp://127.0.0.1")
              .refuses("AWS_ENDPOINT_URL is \"ftp://127.0.0.1\""),
          keyed("an address with an underscore")
              .set("AWS_ENDPOINT_URL", "http://my_host:4566")
              .refuses("AWS_ENDPOINT_URL", "underscore"),
          keyed("empty files").set("AWS_CONFIG_FILE", "").sends("AKIAENV"),
          keyed("a file that is not there")
              .set("AWS_CONFIG_FILE", "{home}/nowhere")
              .sends("AKIAENV"),
          keyed("a folder instead of a file").set("AWS_CONFIG_FILE", "{home}").sends("AKIAENV"),
          row("the metadata service of an instance")
              .without("AWS_EC2_METADATA_DISABLED")
              .set("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://{peer}")
              .sends("ASIAINSTANCE"),
          row("an empty switch of the metadata service")
              .set("AWS_EC2_METADATA_DISABLED", "")
              .set("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://{peer}")
              .sends("ASIAINSTANCE"),
          row("the metadata service switched off")
              .set("AWS_EC2_METADATA_DISABLED", "TRUE")
              .set("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://{peer}")
              .refuses("AWS_EC2_METADATA_DISABLED"),
          row("a switch of the metadata service that is none")
              .set("AWS_EC2_METADATA_DISABLED", "yes")
              .set("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://{peer}")
              .refuses("AWS_EC2_METADATA_DISABLED is \"yes\"")
              .butCliSends(
                  "ASIAINSTANCE",
                  "peer",
                  "eu-central-1",
                  "direct",
                  "it takes every word for false"),
          row("a metadata service that is not there")
              .without("AWS_EC2_METADATA_DISABLED")
              .set("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://127.0.0.1:1")
              .refuses("there are no AWS credentials", "metadata service"),
          row("a time limit of the metadata service that is none")
              .without("AWS_EC2_METADATA_DISABLED")
              .set("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://{peer}")
              .set("AWS_METADATA_SERVICE_TIMEOUT", "soon")
              .refuses("AWS_METADATA_SERVICE_TIMEOUT is \"soon\""),
          row("a container")
              .set("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://{peer}/container")
              .sends("ASIACONTAINER"),
          row("a container that has none")
              .set("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://{peer}/nothing")
              .refuses("AWS_CONTAINER_CREDENTIALS_FULL_URI"),
          row("a file of a container's token that is not there")
              .set("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://{peer}/container")
              .set("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", "{home}/nowhere")
              .refuses("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", "/nowhere"),
          row("a container's token of two lines")
              .set("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://{peer}/container")
              .set("AWS_CONTAINER_AUTHORIZATION_TOKEN", "hunter2\nhunter2")
              .refuses("AWS_CONTAINER_AUTHORIZATION_TOKEN", "in one line"),
          row("an address of a container that is none")
              .set("AWS_CONTAINER_CREDENTIALS_FULL_URI", "here")
              .refuses("AWS_CONTAINER_CREDENTIALS_FULL_URI"),
          row("a path of a container that is none")
              .set("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "a b")
              .refuses("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"),
          row("a token of a web identity")
              .file("token", "a.web.token\n")
              .set("AWS_WEB_IDENTITY_TOKEN_FILE", "{home}/token")
              .set("AWS_ROLE_ARN", "arn:aws:iam::444455556666:role/web")
              .sends("ASIA-web"),
          row("a token of a web identity without a role")
              .file("token", "a.web.token\n")
              .set("AWS_WEB_IDENTITY_TOKEN_FILE", "{home}/token")
              .refuses("AWS_ROLE_ARN is not"),
          row("a token of a web identity that is not there")
              .set("AWS_WEB_IDENTITY_TOKEN_FILE", "{home}/token")
              .set("AWS_ROLE_ARN", "arn:aws:iam::444455556666:role/web")
              .refuses("AWS_WEB_IDENTITY_TOKEN_FILE", "/token"),
          row("a file of a web identity without a token")
              .file("token", " \n")
              .set("AWS_WEB_IDENTITY_TOKEN_FILE", "{home}/token")
              .set("AWS_ROLE_ARN", "arn:aws:iam::444455556666:role/web")
              .refuses("AWS_WEB_IDENTITY_TOKEN_FILE", "/token", "the file is empty"),
          row("a role of a web identity that is none")
              .file("token", "a.web.token")
              .set("AWS_WEB_IDENTITY_TOKEN_FILE", "{home}/token")
              .set("AWS_ROLE_ARN", "deployer")
              .refuses("AWS_ROLE_ARN is \"deployer\""),
          row("an empty file of a web identity and a profile")
              .set("AWS_WEB_IDENTITY_TOKEN_FILE", "")
              .credentials(
                  "[default]\naws_access_key_id = AKIAFILE\naws_secret_access_key = hunter2\n")
              .sends("AKIAFILE"),
          row("a role of a web identity is taken on at the address of STS, be the region in a"
                  + " profile")
              .without("AWS_REGION")
              .without("AWS_ENDPOINT_URL")
              .config("[default]\nregion = eu-west-1\n")
              .file("token", "a.web.token")
              .set("AWS_ENDPOINT_URL_STS", "http://{peer}")
              .set("AWS_ENDPOINT_URL_LIGHTSAIL", "http://{peer}")
              .set("AWS_WEB_IDENTITY_TOKEN_FILE", "{home}/token")
              .set("AWS_ROLE_ARN", "arn:aws:iam::444455556666:role/web")
              .sends("ASIA-web", "peer", "eu-west-1", "direct"),
          keyed("a size of what is compressed that is none")
              .set("AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES", "many")
              .sends("AKIAENV")
              .butCliRefuses("nothing is compressed here"),
          toAws("a file of partitions that is not there")
              .set("AWS_PARTITIONS_FILE", "{home}/nowhere")
              .sends("AKIAENV", "lightsail.eu-central-1.amazonaws.com", "eu-central-1", "proxy"),
          toAws("the host of the region")
              .sends("AKIAENV", "lightsail.eu-central-1.amazonaws.com", "eu-central-1", "proxy"));

  private VariableRows() {}
}
