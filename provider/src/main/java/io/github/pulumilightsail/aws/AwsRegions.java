package io.github.pulumilightsail.aws;

import io.github.pulumilightsail.aws.port.Lightsail;
import io.github.pulumilightsail.aws.port.Regions;
import io.github.pulumilightsail.config.ProviderConfig;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/** One client a region, made when the region is first used. */
public final class AwsRegions implements Regions {
  static {
    // The JDK keeps 5 idle connections, so that of more calls side by side most would connect anew.
    if (System.getProperty("http.maxConnections") == null) {
      System.setProperty("http.maxConnections", "256");
    }
  }

  private final ProviderConfig config;
  private final DefaultRegion defaultRegion;
  private final Executor executor;
  private final SharedHttpClient http;
  private final Map<String, Lightsail> regions = new ConcurrentHashMap<>();

  private Optional<RenewableCredentials> credentials = Optional.empty();
  private Optional<String> caller = Optional.empty();

  public AwsRegions(ProviderConfig config, Executor executor) {
    this.config = config;
    this.defaultRegion = new DefaultRegion(config);
    this.executor = executor;
    this.http = new SharedHttpClient(executor);
  }

  @Override
  public Lightsail in(String region) {
    return regions.computeIfAbsent(region, this::connect);
  }

  private Lightsail connect(String name) {
    var region = Region.of(name);
    var signing = credentials(region);
    var retries = Retries.of(config);
    var attempts = new Attempts(retries.most(), signing, executor);
    var calls = new LightsailCalls(client(region, signing, retries), name, attempts);
    return AccountGuard.of(
        new LightsailRegion(name, calls, executor, InstantSource.system()),
        config.allowedAccountIds(),
        () -> caller(region));
  }

  private LightsailClient client(Region region, RenewableCredentials signing, Retries retries) {
    var _ = http.begin();
    var client =
        LightsailClient.builder()
            .region(region)
            .credentialsProvider(signing)
            .httpClient(http)
            .overrideConfiguration(retries::applyNoneTo);
    config.endpoint().map(URI::create).ifPresent(client::endpointOverride);
    return client.build();
  }

  /** One for all regions, so that a role is taken on once; the first region's STS is asked. */
  private synchronized RenewableCredentials credentials(Region region) {
    if (credentials.isEmpty()) {
      var source = new Credentials(config, http);
      credentials = Optional.of(new RenewableCredentials(() -> source.provider(region)));
    }
    return credentials.orElseThrow();
  }

  @Override
  public Optional<String> defaultRegion() {
    return defaultRegion.get();
  }

  @Override
  public boolean skipRegionValidation() {
    return config.skipRegionValidation();
  }

  /** The account of the credentials, asked for once, where no ARN tells it. */
  private synchronized String caller(Region region) {
    if (caller.isEmpty()) {
      try (var sts = new Credentials(config, http).sts(credentials(region), region)) {
        caller = Optional.of(sts.getCallerIdentity().account());
      } catch (RuntimeException problem) {
        throw AwsErrors.exception(
            new AwsErrors.Attempt("GetCallerIdentity", "the account of the credentials"), problem);
      }
    }
    return caller.orElseThrow();
  }
}
