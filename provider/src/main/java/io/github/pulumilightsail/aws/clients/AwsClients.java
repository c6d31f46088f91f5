package io.github.pulumilightsail.aws.clients;

import io.github.pulumilightsail.aws.environment.Environment;
import io.github.pulumilightsail.aws.environment.Environment.Endpoint;
import io.github.pulumilightsail.aws.environment.EnvironmentException;
import io.github.pulumilightsail.aws.environment.Service;
import io.github.pulumilightsail.config.ProviderConfig;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.endpoints.AwsEndpointAttribute;
import software.amazon.awssdk.awscore.endpoints.authscheme.SigV4AuthScheme;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
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
  private final SharedHttpClient http;

  public AwsClients(ProviderConfig config, Environment environment, SharedHttpClient http) {
    SdkSettings.shut();
    this.config = config;
    this.environment = environment;
    this.http = http;
  }

  /** Whether Lightsail is called over TLS, as it is but for emulators. */
  public boolean isSecure() {
    return given(Service.LIGHTSAIL)
        .map(endpoint -> "https".equals(endpoint.address().getScheme()))
        .orElse(true);
  }

  /** The address of a service, where the configuration or the environment gives one. */
  private Optional<Endpoint> given(Service service) {
    return (switch (service) {
          case LIGHTSAIL -> configured(config.endpoint(), "lightsail:endpoint");
          case STS -> configured(config.stsEndpoint(), "lightsail:stsEndpoint");
          case SSO, SSO_OIDC, SIGNIN -> Optional.<Endpoint>empty();
        })
        .or(() -> environment.endpoint(service));
  }

  private static Optional<Endpoint> configured(Optional<String> address, String source) {
    return address.map(written -> new Endpoint(URI.create(written), source));
  }

  /** Finds AWS's own address of a service. */
  private interface OwnAddress {
    CompletableFuture<software.amazon.awssdk.endpoints.Endpoint> of(
        boolean fips, boolean dualStack);
  }

  /**
   * A client for Lightsail.
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
        Service.LIGHTSAIL,
        region,
        signing,
        (fips, dualStack) ->
            own.resolveEndpoint(
                asked -> asked.region(region).useFips(fips).useDualStack(dualStack)),
        calls);
  }

  /** A client of STS, which takes on roles and tells the account. */
  public StsClient sts(Region region, AwsCredentialsProvider signing) {
    var own = StsEndpointProvider.defaultProvider();
    return build(
        StsClient.builder(),
        Service.STS,
        region,
        signing,
        (fips, dualStack) ->
            own.resolveEndpoint(asked ->
                asked
                    .region(region)
                    .useFips(fips)
                    .useDualStack(dualStack)
                    .useGlobalEndpoint(isGlobal(Service.STS))),
        Retries.of(config, environment)::applyTo);
  }

  /** A client that gives keys for a login. */
  public SsoClient sso(Region region) {
    var own = SsoEndpointProvider.defaultProvider();
    return unsigned(
        SsoClient.builder(),
        Service.SSO,
        region,
        (fips, dualStack) ->
            own.resolveEndpoint(
                asked -> asked.region(region).useFips(fips).useDualStack(dualStack)));
  }

  /** A client that renews the token of a login. */
  public SsoOidcClient ssoOidc(Region region) {
    var own = SsoOidcEndpointProvider.defaultProvider();
    return unsigned(
        SsoOidcClient.builder(),
        Service.SSO_OIDC,
        region,
        (fips, dualStack) ->
            own.resolveEndpoint(
                asked -> asked.region(region).useFips(fips).useDualStack(dualStack)));
  }

  /** A client that gives keys for `aws login`. */
  public SigninClient signin(Region region) {
    var own = SigninEndpointProvider.defaultProvider();
    return unsigned(
        SigninClient.builder(),
        Service.SIGNIN,
        region,
        (fips, dualStack) ->
            own.resolveEndpoint(
                asked -> asked.region(region).useFips(fips).useDualStack(dualStack)));
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C unsigned(
      B builder, Service service, Region region, OwnAddress own) {
    return build(
        builder,
        service,
        region,
        AnonymousCredentialsProvider.create(),
        own,
        Retries.of(config, environment)::applyTo);
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
      B builder,
      Service service,
      Region region,
      AwsCredentialsProvider signing,
      OwnAddress own,
      Consumer<ClientOverrideConfiguration.Builder> calls) {
    var fips = environment.fips(service, region.id());
    var dualStack = environment.dualStack();
    var given = given(service);
    builder
        .region(region)
        .credentialsProvider(signing)
        .httpClient(
            http.to(
                new Destination(service, given.map(Endpoint::source), fips.or(() -> dualStack))))
        .defaultsMode(DefaultsMode.LEGACY)
        .overrideConfiguration(configuration -> {
          configuration.defaultProfileFile(NO_FILES).defaultProfileName("default");
          calls.accept(configuration);
        });
    if (given.isPresent()) {
      builder.endpointOverride(given.orElseThrow().address());
    } else if (environment.hasAddressVariable(service) || isGlobal(service)) {
      // The SDK would call what the variable has though it does not count, or AWS STS of the
      // region.
      var found = own.of(fips.isPresent(), dualStack.isPresent()).join();
      builder.endpointOverride(found.url()).region(signingRegion(found).orElse(region));
    } else {
      builder.fipsEnabled(fips.isPresent()).dualstackEnabled(dualStack.isPresent());
    }
    return told(builder::build);
  }

  private boolean isGlobal(Service service) {
    return service == Service.STS && environment.isStsGlobal();
  }

  /** Another than the client's, where one address is there for all. */
  private static Optional<Region> signingRegion(software.amazon.awssdk.endpoints.Endpoint address) {
    return Stream.ofNullable(address.attribute(AwsEndpointAttribute.AUTH_SCHEMES))
        .flatMap(List::stream)
        .filter(SigV4AuthScheme.class::isInstance)
        .map(scheme -> ((SigV4AuthScheme) scheme).signingRegion())
        .filter(Objects::nonNull)
        .map(Region::of)
        .findFirst();
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
