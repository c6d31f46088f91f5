package io.github.pulumilightsail.aws.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A value that is none is told by what holds it: the variable, or the key with its profile and
 * file.
 */
class EnvironmentTest {
  @TempDir private Path home;

  private Environment with(Map<String, String> variables) {
    var all = new HashMap<>(variables);
    all.put("HOME", home.toString());
    return Environment.of(Variables.of(all), Optional.empty());
  }

  private Environment withConfig(String text) throws IOException {
    Files.writeString(Files.createDirectories(home.resolve(".aws")).resolve("config"), text);
    return with(Map.of());
  }

  private static Arguments of(
      String variable, String key, Consumer<Environment> ask, String value, String expected) {
    return Arguments.of(variable, key, ask, value, expected);
  }

  static Stream<Arguments> settings() {
    Consumer<Environment> address = environment -> environment.endpoint(Service.LIGHTSAIL);
    var number = "a whole number from 1 on";
    Consumer<Environment> fips = environment -> environment.fips(Service.STS, "eu-central-1");
    var retries = "one of legacy, standard and adaptive";
    var defaults = "one of legacy, standard, in-region, cross-region, mobile and auto";
    return Stream.of(
        of(
            "AWS_REGION",
            "region",
            Environment::region,
            "eu central",
            "the code of an AWS region, such as eu-central-1"),
        of(
            "AWS_ENDPOINT_URL",
            "endpoint_url",
            address,
            "localhost",
            "an address that begins with https:// or http://"),
        of(
            "AWS_ENDPOINT_URL",
            "endpoint_url",
            address,
            "http://my_host:4566",
            "an address with a host whose name has letters, digits and hyphens; an underscore is"
                + " none of them"),
        of(
            "AWS_ENDPOINT_URL",
            "endpoint_url",
            address,
            "http://here/%zz",
            "an address: Malformed escape pair"),
        of(
            "AWS_ENDPOINT_URL",
            "endpoint_url",
            address,
            "http://here:65536",
            "an address whose port is a number from 1 to 65535"),
        of(
            "AWS_ENDPOINT_URL",
            "endpoint_url",
            address,
            "http://here:0",
            "an address whose port is a number from 1 to 65535"),
        of("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint", fips, "yes", "true or false"),
        of(
            "AWS_USE_DUALSTACK_ENDPOINT",
            "use_dualstack_endpoint",
            Environment::dualStack,
            "1",
            "true or false"),
        of(
            "AWS_EC2_METADATA_V1_DISABLED",
            "ec2_metadata_v1_disabled",
            Environment::isMetadataV1Off,
            "on",
            "true or false"),
        of(
            "AWS_EC2_METADATA_SERVICE_ENDPOINT",
            "ec2_metadata_service_endpoint",
            Environment::metadataService,
            "169.254.169.254",
            "an address that begins with https:// or http://"),
        of(
            "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE",
            "ec2_metadata_service_endpoint_mode",
            Environment::metadataService,
            "IPv5",
            "IPv4 or IPv6"),
        of(
            "AWS_METADATA_SERVICE_TIMEOUT",
            "metadata_service_timeout",
            Environment::metadataTimeout,
            "1.5",
            number),
        of("AWS_MAX_ATTEMPTS", "max_attempts", Environment::maxAttempts, "-1", number),
        of("AWS_MAX_ATTEMPTS", "max_attempts", Environment::maxAttempts, "0", number),
        of("AWS_MAX_ATTEMPTS", "max_attempts", Environment::maxAttempts, "many", number),
        of(
            "AWS_STS_REGIONAL_ENDPOINTS",
            "sts_regional_endpoints",
            Environment::isStsGlobal,
            "global",
            "one of regional and legacy"),
        of("AWS_RETRY_MODE", "retry_mode", Environment::retryMode, "often", retries),
        of("AWS_DEFAULTS_MODE", "defaults_mode", Environment::connectTimeout, "fast", defaults));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void isToldByItsVariable(
      String variable, String key, Consumer<Environment> ask, String value, String expected) {
    var environment = with(Map.of(variable, value));

    assertThatThrownBy(() -> ask.accept(environment))
        .isInstanceOf(EnvironmentException.class)
        .hasMessage("%s is \"%s\", which is not %s", variable, value, expected);
  }

  @ParameterizedTest
  @MethodSource("settings")
  void isToldByItsKeyAndProfile(
      String variable, String key, Consumer<Environment> ask, String value, String expected)
      throws IOException {
    var environment = withConfig("[default]\n" + key + " = " + value + "\n");

    assertThatThrownBy(() -> ask.accept(environment))
        .isInstanceOf(EnvironmentException.class)
        .hasMessage(
            "%s of profile default in %s, line 2 is \"%s\", which is not %s",
            key, home.resolve(".aws/config"), value, expected);
  }

  @ParameterizedTest
  @CsvSource({"3, 3", "+07, 7", "' 1 ', 1", "99999999999, 1000000"})
  void aNumberIsReadAsTheAwsCliReadsIt(String value, int expected) {
    assertThat(with(Map.of("AWS_MAX_ATTEMPTS", value)).maxAttempts()).hasValue(expected);
  }

  @ParameterizedTest
  @CsvSource({"fips-us-east-1, us-east-1", "us-gov-west-1-fips, us-gov-west-1"})
  void aRegionByANameOfOldAsksForFips(String written, String meant) {
    var environment = with(Map.of("AWS_REGION", written, "AWS_USE_FIPS_ENDPOINT", "false"));

    assertThat(environment.region()).contains(meant);
    assertThat(environment.fips(Service.LIGHTSAIL, meant)).contains("AWS_REGION");
    assertThat(environment.fips(Service.STS, meant)).contains("AWS_REGION");
    assertThat(environment.fips(Service.STS, "eu-central-1")).isEmpty();
    assertThat(environment.fips(Service.SSO, meant)).isEmpty();
  }

  @Test
  void theMetadataServiceIsSwitchedOffByAVariableAlone() {
    var environment = with(Map.of("AWS_EC2_METADATA_DISABLED", "yes"));

    assertThatThrownBy(environment::isMetadataServiceOff)
        .hasMessage("AWS_EC2_METADATA_DISABLED is \"yes\", which is not true or false");
  }

  @Test
  void anAddressThatIsNoneIsToldWithoutItsPassword() {
    var environment = with(Map.of("AWS_ENDPOINT_URL", "https://me:hunter2@my_host/"));

    assertThatThrownBy(() -> environment.endpoint(Service.LIGHTSAIL))
        .hasMessageStartingWith("AWS_ENDPOINT_URL is \"https://***@my_host/\", which is not")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void servicesThatAreNotThereAreToldWithWhoNamesThem() throws IOException {
    var environment = withConfig("[default]\nservices = local\n");
    var file = home.resolve(".aws/config");

    assertThatThrownBy(() -> environment.endpoint(Service.LIGHTSAIL))
        .hasMessage(
            "there is no [services local] in %s, which services of profile default in %s, line 2"
                + " names",
            file, file);
  }

  @Test
  void anAddressOfServicesIsToldByItsSection() throws IOException {
    var environment =
        withConfig(
            """
            [default]
            services = local
            [services local]
            lightsail =
              endpoint_url = here
            """);

    assertThatThrownBy(() -> environment.endpoint(Service.LIGHTSAIL))
        .hasMessage(
            "lightsail.endpoint_url of [services local] in %s, line 5 is \"here\", which is not an"
                + " address that begins with https:// or http://",
            home.resolve(".aws/config"));
  }

  // ---- profiles

  @Test
  void aProfileThatIsNotThereIsToldWithThoseThatAre() throws IOException {
    withConfig("[profile prod]\nregion = eu-west-1\n[sso-session corp]\n[default]\n");
    Files.writeString(home.resolve(".aws/credentials"), "[staging]\n");

    assertThatThrownBy(() -> with(Map.of("AWS_PROFILE", "prdo")).profile())
        .hasMessage(
            "there is no profile prdo (AWS_PROFILE names it): neither %s nor %s has it; there are"
                + " default, prod, staging",
            home.resolve(".aws/config"), home.resolve(".aws/credentials"));
  }

  @Test
  void withoutAnyProfileNoneAreTold() {
    var named = Environment.of(Variables.of(Map.of("HOME", home.toString())), Optional.of("prod"));

    assertThatThrownBy(named::profile)
        .hasMessage(
            "there is no profile prod (lightsail:profile names it): neither %s nor %s has it",
            home.resolve(".aws/config"), home.resolve(".aws/credentials"));
  }

  @Test
  void aSectionThatLacksTheWordProfileIsTold() throws IOException {
    withConfig("[prod]\nregion = eu-west-1\n");

    assertThatThrownBy(() -> with(Map.of("AWS_DEFAULT_PROFILE", "prod")).profile())
        .hasMessage(
            "there is no profile prod (AWS_DEFAULT_PROFILE names it): %s, line 1 has [prod], which"
                + " is no profile; write [profile prod]",
            home.resolve(".aws/config"));
  }

  @Test
  void aSectionOfTheCredentialsFileThatHasTheWordProfileIsTold() throws IOException {
    withConfig("");
    Files.writeString(home.resolve(".aws/credentials"), "\n[profile prod]\n");

    assertThatThrownBy(() -> with(Map.of("AWS_PROFILE", "prod")).profile())
        .hasMessage(
            "there is no profile prod (AWS_PROFILE names it): %s, line 2 has [profile prod], which"
                + " is no profile in the credentials file; write [prod]",
            home.resolve(".aws/credentials"));
  }

  @Test
  void aNameWithBlanksThatLacksItsQuotationMarksIsTold() throws IOException {
    withConfig("[profile my prod]\nregion = eu-west-1\n");

    assertThatThrownBy(() -> with(Map.of("AWS_PROFILE", "my prod")).profile())
        .hasMessage(
            "there is no profile my prod (AWS_PROFILE names it): %s, line 1 has [profile my prod],"
                + " and a name with blanks stands in quotation marks; write [profile \"my prod\"]",
            home.resolve(".aws/config"));
  }

  @Test
  void aSourceThatIsNotThereIsToldWithWhoNamesIt() throws IOException {
    var environment = withConfig("[default]\nrole_arn = r\nsource_profile = base\n");

    assertThatThrownBy(() -> environment.source("base", environment.profile()))
        .hasMessageStartingWith(
            "there is no profile base (source_profile of profile default in %s, line 3 names it):"
                + " neither",
            home.resolve(".aws/config"));
  }

  /** The keys that it holds stay out of sight. */
  @Test
  void aProfileShowsItsNameAndFilesOnly() throws IOException {
    withConfig("[default]\nregion = eu-west-1\naws_secret_access_key = hunter2\n");
    Files.writeString(home.resolve(".aws/credentials"), "[default]\naws_access_key_id = AKIA\n");

    assertThat(with(Map.of()).profile())
        .hasToString(
            "profile default in %s, line 1 and %s, line 1"
                .formatted(home.resolve(".aws/config"), home.resolve(".aws/credentials")));
  }

  // ---- paths

  @Test
  void aPathThatIsNoneIsToldByItsVariable() {
    var variables = Variables.of(Map.of("SSL_CERT_FILE", "a\0b"));

    assertThatThrownBy(() -> variables.file("SSL_CERT_FILE"))
        .isInstanceOf(EnvironmentException.class)
        .hasMessage("SSL_CERT_FILE is \"a\0b\", which is no path here: Nul character not allowed");
  }

  @Test
  void aPathWithLettersBeyondAsciiIsToldWithTheLocale() {
    var variables = Variables.of(Map.of("HOME", "/home/j\u00FCrgen\0"));

    assertThatThrownBy(variables::home)
        .hasMessageStartingWith("HOME is \"/home/j\u00FCrgen\0\", which is no path here: ")
        .hasMessageEndingWith(
            ". Run this with LC_ALL=C.UTF-8, so that letters beyond ASCII are read");
  }

  @Test
  void aPathOfAProfileIsToldByItsKey() throws IOException {
    var environment = withConfig("[default]\nca_bundle = a\0b\n");

    assertThatThrownBy(environment::authorities)
        .hasMessage(
            "ca_bundle of profile default in %s, line 2 is \"a\0b\", which is no path here: Nul"
                + " character not allowed",
            home.resolve(".aws/config"));
  }
}
