package io.github.pulumilightsail.aws.credentials;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.aws.clients.AwsClients;
import io.github.pulumilightsail.aws.clients.SharedHttpClient;
import io.github.pulumilightsail.aws.environment.Environment;
import io.github.pulumilightsail.aws.environment.EnvironmentException;
import io.github.pulumilightsail.aws.environment.Variables;
import io.github.pulumilightsail.config.ProviderConfig;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.Region;

/** What a profile lacks is told by its key, the profile and its file, before anything is sent. */
class ProfileCredentialsTest {
  @TempDir private Path home;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, String> variables = new HashMap<>();

  @AfterEach
  void close() {
    executor.close();
  }

  private AbstractThrowableAssert<?, ?> finding(String text) throws IOException {
    var file = Files.createDirectories(home.resolve(".aws")).resolve("config");
    Files.writeString(file, text);
    variables.put("HOME", home.toString());
    var environment = Environment.of(Variables.of(variables), Optional.empty());
    var config = ProviderConfig.of(Fields.EMPTY);
    var clients = new AwsClients(config, environment, new SharedHttpClient(environment, executor));
    var host = new HostCredentials(environment);
    var roles = new AssumedRoles(clients, Region.EU_CENTRAL_1);
    var profiles = new ProfileCredentials(environment, clients, host, roles);
    return assertThatThrownBy(
            () -> new CredentialChain(environment, profiles, host).find().resolveCredentials())
        .isInstanceOf(EnvironmentException.class);
  }

  /** {@code {file}} stands for the profile's file. */
  private String expected(String text) {
    return text.replace("{file}", home.resolve(".aws/config").toString());
  }

  /** In the text, a semicolon stands for the end of a line. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          aws_access_key_id = A | profile default in {file}, line 1 has aws_access_key_id and lacks aws_secret_access_key
          aws_secret_access_key = A | profile default in {file}, line 1 has aws_secret_access_key and lacks aws_access_key_id
          aws_access_key_id =; aws_secret_access_key = | aws_access_key_id of profile default in {file}, line 2 is empty; give it a value, or take it out
          credential_process = | credential_process of profile default in {file}, line 2 is empty; give it a value, or take it out
          role_arn =; source_profile = a | role_arn of profile default in {file}, line 2 is empty; give it a value, or take it out
          role_arn = r; source_profile = a; [profile a]; credential_process = | credential_process of profile a in {file}, line 5 is empty; give it a value, or take it out
          web_identity_token_file = t | web_identity_token_file of profile default in {file}, line 2 is set and role_arn is not; set both
          role_arn = r | profile default in {file}, line 1 has role_arn and neither source_profile nor credential_source; it has to have one of them
          role_arn = r; source_profile = a; credential_source = Environment | profile default in {file}, line 1 has role_arn and both source_profile and credential_source; it has to have one of them
          role_arn = r; credential_source = Env | credential_source of profile default in {file}, line 3 is "Env", which is none of Environment, EcsContainer and Ec2InstanceMetadata
          role_arn = r; credential_source = Environment | credential_source of profile default in {file}, line 3 is Environment, and AWS_ACCESS_KEY_ID is not set
          role_arn = r; credential_source = EcsContainer | credential_source of profile default in {file}, line 3 is EcsContainer, and neither AWS_CONTAINER_CREDENTIALS_RELATIVE_URI nor AWS_CONTAINER_CREDENTIALS_FULL_URI is set
          role_arn = r; source_profile = default | the roles lead in a circle, default by default: see source_profile of profile default in {file}, line 3
          role_arn = r; source_profile = a; [profile a]; role_arn = s; source_profile = a | the roles lead in a circle, default by a by a: see source_profile of profile a in {file}, line 6
          role_arn = r; source_profile = a; [profile a]; region = x | profile a in {file}, line 4 has no credentials, and source_profile of profile default in {file}, line 3 names it
          role_arn = r; source_profile = a; mfa_serial = m | profile default in {file}, line 1 has mfa_serial, and nobody can be asked for the code here. Let the AWS CLI take on the role (`aws configure export-credentials --profile default --format env`) and run this with the variables that it prints
          sso_account_id = 1 | profile default in {file}, line 1 logs in by single sign-on and lacks sso_role_name
          sso_account_id = 1; sso_role_name = a | profile default in {file}, line 1 logs in by single sign-on and lacks sso_start_url
          sso_account_id = 1; sso_role_name = a; sso_session = s | there is no [sso-session s], which sso_session of profile default in {file}, line 4 names
          sso_account_id = 1; sso_role_name = a; sso_session = s; sso_region = a; [sso-session s]; sso_region = b | sso_region of profile default in {file}, line 5 and sso_region of [sso-session s] in {file}, line 7 do not agree
          sso_account_id = 1; sso_role_name = a; sso_start_url = u; sso_region = eu west | sso_region of profile default in {file}, line 5 is "eu west", which is not the code of an AWS region, such as eu-central-1
          role_arn = nonsense; source_profile = a; [profile a]; aws_access_key_id = A; aws_secret_access_key = s | role_arn of profile default in {file}, line 2 is "nonsense", which is not the ARN of an IAM role, such as "arn:aws:iam::111122223333:role/deploy"
          aws_access_key_id = A;   B; aws_secret_access_key = s | aws_access_key_id of profile default in {file}, line 2 has a line break, or another control character, in it
          """)
  void isToldByItsKey(String text, String words) throws IOException {
    finding("[default]\n" + text.replace("; ", "\n")).hasMessage(expected(words));
  }

  @Test
  void aKeyOfVariablesLacksItsSecret() throws IOException {
    variables.put("AWS_ACCESS_KEY_ID", "AKIA");

    finding("").hasMessage("AWS_ACCESS_KEY_ID is set and AWS_SECRET_ACCESS_KEY is not; set both");
  }

  @Test
  void aTokenOfVariablesLacksItsRole() throws IOException {
    variables.put("AWS_WEB_IDENTITY_TOKEN_FILE", "token");

    finding("").hasMessage("AWS_WEB_IDENTITY_TOKEN_FILE is set and AWS_ROLE_ARN is not; set both");
  }

  @Test
  void aLoginThatIsNotThereIsToldWithHowToLogIn() throws IOException {
    finding(
            """
            [default]
            sso_account_id = 1
            sso_role_name = a
            sso_region = eu-central-1
            sso_start_url = https://corp.awsapps.com/start
            """)
        .hasMessageStartingWith(
            expected(
                "the single sign-on of profile default in {file}, line 1 gives no credentials:"
                    + " there is no login in "))
        .hasMessageEndingWith("the file is not there. Run `aws sso login --profile default`");
  }

  @Test
  void aProcessThatFailsIsToldInItsOwnWords() throws IOException {
    finding("[default]\ncredential_process = echo the vault is sealed >&2; exit 1\n")
        .hasMessageStartingWith(
            expected(
                "the credential_process of profile default in {file}, line 1 gives no"
                    + " credentials: "))
        .hasMessageContaining("the vault is sealed")
        .hasMessageEndingWith("Run it by hand to see what it lacks");
  }

  @Test
  void withoutAnySourceAllThatWasLookedAtIsTold() throws IOException {
    variables.put("AWS_EC2_METADATA_DISABLED", "true");

    finding("[default]\nregion = eu-west-1\n")
        .hasMessage(
            expected(
                "there are no AWS credentials: AWS_ACCESS_KEY_ID, AWS_WEB_IDENTITY_TOKEN_FILE and"
                    + " the variables of containers are not set, profile default in {file}, line 1"
                    + " names none, and the instance's role must not be asked for"
                    + " (AWS_EC2_METADATA_DISABLED). Log in (`aws sso login`) and set"
                    + " lightsail:profile or AWS_PROFILE, or set the variables of a key"));
  }
}
