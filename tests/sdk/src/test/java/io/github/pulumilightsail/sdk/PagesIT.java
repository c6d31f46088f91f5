package io.github.pulumilightsail.sdk;

import static io.github.pulumilightsail.sdk.Checkout.check;
import static io.github.pulumilightsail.sdk.Checkout.needs;
import static io.github.pulumilightsail.sdk.Checkout.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @Test
  void whatIsSaidOfDefaultsHasASource() {
    needs("python3");
    check("claims");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Lightsail instances answer IMDSv1 by default.",
        "Every instance is\nlaunched with it; by\ndefault session tokens are optional.",
        "- The default of the hop limit is 2.",
        "Most Lightsail instances answer IMDSv1."
      })
  void aClaimWithoutASourceIsFound(String claim, @TempDir Path folder) throws IOException {
    needs("python3");
    var page = Files.writeString(folder.resolve("page.md"), "# Page\n\nAll is well. " + claim);

    var ended = run("claims", page.toString());

    assertThat(ended.code()).as(ended.text()).isEqualTo(1);
    assertThat(ended.text()).contains("claims.txt has no source of: ");
  }
}
