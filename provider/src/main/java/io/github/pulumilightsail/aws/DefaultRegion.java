package io.github.pulumilightsail.aws;

import io.github.pulumilightsail.aws.environment.Environment;
import io.github.pulumilightsail.config.ProviderConfig;
import java.util.Optional;

/**
 * The region of resources that do not name one. The instance metadata service is not asked: a
 * preview must not wait for the network to learn that this is no EC2 instance.
 */
final class DefaultRegion {
  private final ProviderConfig config;
  private final Environment environment;

  DefaultRegion(ProviderConfig config, Environment environment) {
    this.config = config;
    this.environment = environment;
  }

  Optional<String> get() {
    return config.region().or(environment::region);
  }
}
