package io.github.pulumilightsail.aws.clients;

import io.github.pulumilightsail.aws.environment.Environment;
import io.github.pulumilightsail.aws.environment.EnvironmentException;
import io.github.pulumilightsail.aws.environment.Service;
import io.github.pulumilightsail.config.ProviderConfig;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.endpoints.LightsailEndpointProvider;
import software.amazon.awssdk.services.signin.SigninClient;
import software.amazon.awssdk.services.signin.endpoints.SigninEndpointProvider;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.sso.endpoints.SsoEndpointProvider;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.ssooidc.endpoints.SsoOidcEndpointProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.endpoints.StsEndpointProvider;

/**
 * Makes every client of the SDK, all of them with the same HTTP client, retries and files. What a
 * builder is not told here it would look up in variables and files by itself.
 */
public final class AwsClients {
  /** Stands for the user's files, which are read already. */
  public static final ProfileFile NO_FILES = ProfileFile.aggregator().build();

  private final ProviderConfig config;
  private final Environment environment;
  private final SdkHttpClient http;

  public AwsClients(ProviderConfig config, Environment environment, SdkHttpClient http) {
    SdkSettings.shut();
    this.config = config;
    this.environment = environment;
    this.http = http;
  }

  /** Whether Lightsail is called over TLS, as it is but for emulators. */
  public boolean isSecure() {
    return config
        .endpoint()
        .map(URI::create)
        .or(() -> given(Service.LIGHTSAIL))
        .map(address -> "https".equals(address.getScheme()))
        .orElse(true);
  }

  /**
   * A client of Lightsail.
   *
   * @param calls how calls are repeated
   */
  public LightsailClient lightsail(
      Region region,
      AwsCredentialsProvider signing,
      Consumer<ClientOverrideConfiguration.Builder> calls) {
    var own = LightsailEndpointProvider.defaultProvider();
    return build(
        LightsailClient.builder(),
        region,
        signing,
        config
            .endpoint()
            .map(URI::create)
            .or(() ->
                address(
                    Service.LIGHTSAIL,
                    () ->
                        own.resolveEndpoint(asked ->
                            asked.region(region).useFips(fips()).useDualStack(dualStack())))),
        calls);
  }

  /** A client of STS, which takes on roles and tells the account. */
  public StsClient sts(Region region, AwsCredentialsProvider signing) {
    var own = StsEndpointProvider.defaultProvider();
    return build(
        StsClient.builder(),
        region,
        signing,
        config
            .stsEndpoint()
            .map(URI::create)
            .or(() ->
                address(
                    Service.STS,
                    () ->
                        own.resolveEndpoint(asked ->
                            asked.region(region).useFips(fips()).useDualStack(dualStack())))),
        Retries.of(config, environment)::applyTo);
  }

  /** A client that gives keys for a login. */
  public SsoClient sso(Region region) {
    var own = SsoEndpointProvider.defaultProvider();
    return unsigned(
        SsoClient.builder(),
        region,
        address(
            Service.SSO,
            () ->
                own.resolveEndpoint(
                    asked -> asked.region(region).useFips(fips()).useDualStack(dualStack()))));
  }

  /** A client that renews the token of a login. */
  public SsoOidcClient ssoOidc(Region region) {
    var own = SsoOidcEndpointProvider.defaultProvider();
    return unsigned(
        SsoOidcClient.builder(),
        region,
        address(
            Service.SSO_OIDC,
            () ->
                own.resolveEndpoint(
                    asked -> asked.region(region).useFips(fips()).useDualStack(dualStack()))));
  }

  /** A client that gives keys for `aws login`. */
  public SigninClient signin(Region region) {
    var own = SigninEndpointProvider.defaultProvider();
    return unsigned(
        SigninClient.builder(),
        region,
        address(
            Service.SIGNIN,
            () ->
                own.resolveEndpoint(
                    asked -> asked.region(region).useFips(fips()).useDualStack(dualStack()))));
  }

  private boolean fips() {
    return environment.fips().isPresent();
  }

  private boolean dualStack() {
    return environment.dualStack().isPresent();
  }

  private Optional<URI> given(Service service) {
    return environment.endpoint(service).map(Environment.Endpoint::address);
  }

  /**
   * The address that is given; without one, AWS's own where a variable that does not count would
   * have the SDK call another; else none, so that the SDK finds it.
   */
  private Optional<URI> address(Service service, Supplier<CompletableFuture<Endpoint>> own) {
    return given(service)
        .or(() ->
            environment.hasAddressVariable(service)
                ? Optional.of(own.get().join().url())
                : Optional.empty());
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C unsigned(
      B builder, Region region, Optional<URI> address) {
    return build(
        builder,
        region,
        AnonymousCredentialsProvider.create(),
        address,
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
    builder.fipsEnabled(address.isEmpty() && fips());
    builder.dualstackEnabled(address.isEmpty() && dualStack());
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
