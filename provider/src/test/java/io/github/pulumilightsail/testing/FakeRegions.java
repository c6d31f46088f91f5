package io.github.pulumilightsail.testing;

import io.github.pulumilightsail.aws.port.Regions;
import io.github.pulumilightsail.resource.FailureException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** One account's Lightsail in all regions, in memory. */
public final class FakeRegions implements Regions {
  private final Map<String, FakeLightsail> regions = new ConcurrentHashMap<>();
  private Optional<String> defaultRegion = Optional.of("eu-central-1");
  private boolean skipRegionValidation;

  @Override
  public FakeLightsail in(String region) {
    return regions.computeIfAbsent(region, FakeLightsail::new);
  }

  @Override
  public Optional<String> defaultRegion() {
    return defaultRegion;
  }

  @Override
  public boolean saysNotEnabled(FailureException problem) {
    return problem.failure().message().contains("not enabled");
  }

  @Override
  public boolean skipRegionValidation() {
    return skipRegionValidation;
  }

  public FakeRegions withDefaultRegion(String region) {
    defaultRegion = Optional.of(region);
    return this;
  }

  public FakeRegions withoutDefaultRegion() {
    defaultRegion = Optional.empty();
    return this;
  }

  public FakeRegions withoutRegionValidation() {
    skipRegionValidation = true;
    return this;
  }

  /** How many calls of any kind there were in all regions. */
  public int calls() {
    return regions.values().stream().mapToInt(FakeLightsail::calls).sum();
  }
}
