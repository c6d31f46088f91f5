package io.github.pulumilightsail.aws.port;

import io.github.pulumilightsail.resource.FailureException;
import java.util.Optional;

/** Lightsail in all regions, reached with the provider's configuration. */
public interface Regions {
  /** Lightsail in that region. Connects to nothing yet. */
  Lightsail in(String region);

  /** The provider's region as far as it is known without asking the network. */
  Optional<String> defaultRegion();

  /**
   * Whether AWS answered as it does where the account has not enabled the region. Credentials that
   * are wrong are answered in the same way; that another region accepts them tells the difference.
   */
  boolean saysNotEnabled(FailureException problem);

  /** Whether the rules about which region offers what are to be left to AWS. */
  boolean skipRegionValidation();
}
