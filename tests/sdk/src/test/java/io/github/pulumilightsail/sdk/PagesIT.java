package io.github.pulumilightsail.sdk;

import static io.github.pulumilightsail.sdk.Checkout.check;
import static io.github.pulumilightsail.sdk.Checkout.needs;

import org.junit.jupiter.api.Test;

/**
 * What is neither program nor SDK: the workflow files of {@code examples/gitops}, and {@code docs}.
 */
final class PagesIT {
  /** {@code tests/package/lint} has actionlint look at GitHub's, too. */
  @Test
  void workflowsAreWhatTheirSystemsRead() {
    needs("python3");
    check("workflows");
  }

  /** The reference is golden: {@code tests/sdk/check docs write} writes it. */
  @Test
  void docsSayWhatTheSchemaSaysAndNoLinkIsBroken() {
    needs("python3");
    check("docs");
  }
}
