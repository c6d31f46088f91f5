package io.github.pulumilightsail.aws;

import io.github.pulumilightsail.aws.environment.Environment;
import io.github.pulumilightsail.aws.environment.EnvironmentException;
import io.github.pulumilightsail.aws.environment.Variables;
import io.github.pulumilightsail.aws.port.Lightsail;
import io.github.pulumilightsail.aws.port.Regions;
import io.github.pulumilightsail.config.ProviderConfig;
import io.github.pulumilightsail.resource.FailureException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/** One client a region, made when the region is first used. */
public final class AwsRegions implements Regions {
  private final ProviderConfig config;
  private final DefaultRegion defaultRegion;
  private final Executor executor;
  private final Environment environment;
  private final SharedHttpClient http;
  private final AwsClients clients;
  private final Map<String, Lightsail> regions = new ConcurrentHashMap<>();

  private Optional<RenewableCredentials> credentials = Optional.empty();

  public AwsRegions(ProviderConfig config, Executor executor) {
    this(config, executor, Variables.ofProcess());
  }

  public AwsRegions(ProviderConfig config, Executor executor, Variables variables) {
    this.config = config;
    this.environment = Environment.of(variables, config.profile());
    this.defaultRegion = new DefaultRegion(config, environment);
    this.executor = executor;
    this.http = new SharedHttpClient(environment, executor);
    this.clients = new AwsClients(config, environment, http);
  }

  @Override
  public Lightsail in(String region) {
    try {
      return regions.computeIfAbsent(
          region,
          name ->
              new LightsailRegion(client(Region.of(name)), name, executor, InstantSource.system()));
    } catch (EnvironmentException problem) {
      throw new FailureException(
          AwsErrors.environment("Lightsail in " + region + " was not called", problem), problem);
    }
  }

  private LightsailClient client(Region region) {
    http.begin(clients.isSecure());
    var signing = credentials(region);
    var client = clients.lightsail(region, signing, Retries.of(config, environment)::applyTo);
    return new RenewingClient(client, signing);
  }

  /** One for all regions, so that a role is taken on once; the first region's STS is asked. */
  private synchronized RenewableCredentials credentials(Region region) {
    if (credentials.isEmpty()) {
      var source = new Credentials(config, environment, clients);
      credentials = Optional.of(new RenewableCredentials(() -> source.provider(region)));
    }
    return credentials.orElseThrow();
  }

  @Override
  public Optional<String> defaultRegion() {
    try {
      return defaultRegion.get();
    } catch (EnvironmentException problem) {
      throw new FailureException(
          AwsErrors.environment("the default region is not known", problem), problem);
    }
  }

  @Override
  public boolean skipRegionValidation() {
    return config.skipRegionValidation();
  }

  @Override
  public List<String> allowedAccountIds() {
    return config.allowedAccountIds();
  }
}
