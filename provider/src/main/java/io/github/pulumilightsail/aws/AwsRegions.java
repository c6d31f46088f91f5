package io.github.pulumilightsail.aws;

import io.github.pulumilightsail.aws.port.Lightsail;
import io.github.pulumilightsail.aws.port.Regions;
import io.github.pulumilightsail.config.ProviderConfig;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/** One client a region, made when the region is first used. */
public final class AwsRegions implements Regions {
  private final ProviderConfig config;
  private final DefaultRegion defaultRegion;
  private final Executor executor;
  private final Map<String, Lightsail> regions = new ConcurrentHashMap<>();

  public AwsRegions(ProviderConfig config, Executor executor) {
    this.config = config;
    this.defaultRegion = new DefaultRegion(config);
    this.executor = executor;
  }

  @Override
  public Lightsail in(String region) {
    return regions.computeIfAbsent(
        region, name -> new LightsailRegion(client(Region.of(name)), name, executor));
  }

  private LightsailClient client(Region region) {
    var client =
        LightsailClient.builder()
            .region(region)
            .credentialsProvider(new Credentials(config).provider(region))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(Retries.of(config)::applyTo);
    config.endpoint().map(URI::create).ifPresent(client::endpointOverride);
    return client.build();
  }

  @Override
  public Optional<String> defaultRegion() {
    return defaultRegion.get();
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
