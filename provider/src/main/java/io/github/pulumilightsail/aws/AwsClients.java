package io.github.pulumilightsail.aws;

import io.github.pulumilightsail.aws.environment.Environment;
import io.github.pulumilightsail.aws.environment.EnvironmentException;
import io.github.pulumilightsail.aws.environment.Service;
import io.github.pulumilightsail.config.ProviderConfig;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.signin.SigninClient;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Makes every client of the SDK, all of them with the same HTTP client, retries and files. What a
 * builder is not told here it would look up in variables and files by itself.
 */
final class AwsClients {
  /** Stands for the user's files, which are read already. */
  static final ProfileFile NO_FILES = ProfileFile.aggregator().build();

  private final ProviderConfig config;
  private final Environment environment;
  private final SdkHttpClient http;

  AwsClients(ProviderConfig config, Environment environment, SdkHttpClient http) {
    this.config = config;
    this.environment = environment;
    this.http = http;
  }

  /** Whether Lightsail is called over TLS, as it is but for emulators. */
  boolean isSecure() {
    return lightsailAddress().map(address -> "https".equals(address.getScheme())).orElse(true);
  }

  private Optional<URI> lightsailAddress() {
    return config.endpoint().map(URI::create).or(() -> address(Service.LIGHTSAIL));
  }

  /**
   * @param calls how calls are repeated
   */
  LightsailClient lightsail(
      Region region,
      AwsCredentialsProvider signing,
      Consumer<ClientOverrideConfiguration.Builder> calls) {
    return build(LightsailClient.builder(), region, signing, lightsailAddress(), calls);
  }

  StsClient sts(Region region, AwsCredentialsProvider signing) {
    return build(
        StsClient.builder(),
        region,
        signing,
        config.stsEndpoint().map(URI::create).or(() -> address(Service.STS)),
        Retries.of(config, environment)::applyTo);
  }

  SsoClient sso(Region region) {
    return unsigned(SsoClient.builder(), region, Service.SSO);
  }

  SsoOidcClient ssoOidc(Region region) {
    return unsigned(SsoOidcClient.builder(), region, Service.SSO_OIDC);
  }

  SigninClient signin(Region region) {
    return unsigned(SigninClient.builder(), region, Service.SIGNIN);
  }

  private Optional<URI> address(Service service) {
    return environment.endpoint(service).map(Environment.Endpoint::address);
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C unsigned(
      B builder, Region region, Service service) {
    return build(
        builder,
        region,
        AnonymousCredentialsProvider.create(),
        address(service),
        Retries.of(config, environment)::applyTo);
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
      B builder,
      Region region,
      AwsCredentialsProvider signing,
      Optional<URI> address,
      Consumer<ClientOverrideConfiguration.Builder> calls) {
    builder
        .region(region)
        .credentialsProvider(signing)
        .httpClient(http)
        .defaultsMode(DefaultsMode.LEGACY)
        .overrideConfiguration(configuration -> {
          configuration.defaultProfileFile(NO_FILES).defaultProfileName("default");
          calls.accept(configuration);
        });
    // An address that is given is used as it is: the SDK refuses one beside these.
    builder.fipsEnabled(address.isEmpty() && environment.fips().isPresent());
    builder.dualstackEnabled(address.isEmpty() && environment.dualStack().isPresent());
    address.ifPresent(builder::endpointOverride);
    return told(builder::build);
  }

  /** What the SDK finds wrong by itself when it makes a client is in variables of its own. */
  private static <C> C told(Supplier<C> build) {
    try {
      return build.get();
    } catch (IllegalArgumentException | IllegalStateException problem) {
      throw EnvironmentException.setting(
          "the AWS SDK cannot be set up: %s. Look at the variables whose name begins with AWS_"
              .formatted(problem.getMessage()),
          problem);
    }
  }
}
