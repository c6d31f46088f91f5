package io.github.pulumilightsail.aws;

import io.github.pulumilightsail.aws.clients.AwsClients;
import io.github.pulumilightsail.aws.clients.Retries;
import io.github.pulumilightsail.aws.clients.SharedHttpClient;
import io.github.pulumilightsail.aws.credentials.Credentials;
import io.github.pulumilightsail.aws.credentials.RenewableCredentials;
import io.github.pulumilightsail.aws.environment.Environment;
import io.github.pulumilightsail.aws.environment.EnvironmentException;
import io.github.pulumilightsail.aws.environment.Variables;
import io.github.pulumilightsail.aws.port.Lightsail;
import io.github.pulumilightsail.aws.port.Regions;
import io.github.pulumilightsail.config.ProviderConfig;
import io.github.pulumilightsail.resource.FailureException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import software.amazon.awssdk.regions.Region;

/** One client a region, made when the region is first used. */
public final class AwsRegions implements Regions {
  private final ProviderConfig config;
  private final Executor executor;
  private final Environment environment;
  private final InstantSource clock;
  private final SharedHttpClient http;
  private final AwsClients clients;
  private final Map<String, Lightsail> regions = new ConcurrentHashMap<>();

  private Optional<RenewableCredentials> credentials = Optional.empty();
  private Optional<String> caller = Optional.empty();

  public AwsRegions(ProviderConfig config, Executor executor) {
    this(config, executor, Variables.ofProcess());
  }

  public AwsRegions(ProviderConfig config, Executor executor, Variables variables) {
    this(config, executor, variables, InstantSource.system());
  }

  /**
   * With a clock of its own.
   *
   * @param clock says which the last days are
   */
  public AwsRegions(
      ProviderConfig config, Executor executor, Variables variables, InstantSource clock) {
    this.config = config;
    this.clock = clock;
    this.environment = Environment.of(variables, config.profile());
    this.executor = executor;
    this.http = new SharedHttpClient(environment, executor);
    this.clients = new AwsClients(config, environment, http);
  }

  @Override
  public Lightsail in(String region) {
    try {
      return regions.computeIfAbsent(region, this::connect);
    } catch (EnvironmentException problem) {
      throw new FailureException(
          AwsErrors.environment("Lightsail in " + region + " was not called", problem), problem);
    }
  }

  private Lightsail connect(String name) {
    var meant = Environment.withoutFips(name);
    if (!meant.equals(name)) {
      throw EnvironmentException.setting(
          "%s is a name of old for addresses of FIPS 140; write %s, and set AWS_USE_FIPS_ENDPOINT=true"
              .formatted(name, meant));
    }
    var region = Region.of(name);
    var signing = credentials(region);
    var retries = Retries.of(config, environment);
    var attempts = new Attempts(retries.most(), signing, executor);
    http.begin(clients.isSecure());
    var client = clients.lightsail(region, signing, retries::applyNoneTo);
    var calls = new LightsailCalls(client, name, attempts);
    return AccountGuard.of(
        new LightsailRegion(name, calls, executor, clock),
        config.allowedAccountIds(),
        () -> caller(region));
  }

  /** One for all regions, so that a role is taken on once; the first region's STS is asked. */
  private synchronized RenewableCredentials credentials(Region region) {
    if (credentials.isEmpty()) {
      var source = new Credentials(config, environment, clients);
      credentials = Optional.of(new RenewableCredentials(() -> source.provider(region)));
    }
    return credentials.orElseThrow();
  }

  /**
   * The instance metadata service is not asked: a preview must not wait for the network to learn
   * that this is no EC2 instance.
   */
  @Override
  public Optional<String> defaultRegion() {
    try {
      return config.region().or(environment::region);
    } catch (EnvironmentException problem) {
      throw new FailureException(
          AwsErrors.environment("the default region is not known", problem), problem);
    }
  }

  @Override
  public boolean saysNotEnabled(FailureException problem) {
    return AwsErrors.saysNotEnabled(problem);
  }

  @Override
  public boolean skipRegionValidation() {
    return config.skipRegionValidation();
  }

  /** The account of the credentials, asked for once, where no ARN tells it. */
  private synchronized String caller(Region region) {
    if (caller.isEmpty()) {
      try (var sts = clients.sts(region, credentials(region))) {
        caller = Optional.of(sts.getCallerIdentity().account());
      } catch (RuntimeException problem) {
        throw AwsErrors.exception(
            new AwsErrors.Attempt("GetCallerIdentity", "the account of the credentials"), problem);
      }
    }
    return caller.orElseThrow();
  }
}
