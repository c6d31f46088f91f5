package io.github.pulumilightsail.aws;

import io.github.pulumilightsail.config.ProviderConfig;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/**
 * The region of resources that do not name one. The SDK's providers are asked, but for the instance
 * metadata service: a preview must not wait for the network to learn that this is no EC2 instance.
 */
final class DefaultRegion {
  private final ProviderConfig config;

  DefaultRegion(ProviderConfig config) {
    this.config = config;
  }

  Optional<String> get() {
    return config
        .region()
        .or(() ->
            config.profile().flatMap(profile -> ask(new AwsProfileRegionProvider(null, profile))))
        .or(() -> ask(new SystemSettingsRegionProvider()))
        .or(() ->
            Optional.ofNullable(System.getenv("AWS_DEFAULT_REGION")).filter(r -> !r.isBlank()))
        .or(() -> ask(new AwsProfileRegionProvider()));
  }

  private static Optional<String> ask(AwsRegionProvider provider) {
    try {
      return Optional.ofNullable(provider.getRegion()).map(Region::id);
    } catch (SdkClientException _) {
      return Optional.empty();
    }
  }
}
