package io.github.pulumilightsail.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearMissTest {
  private static final List<String> WORDS =
      List.of("httpTokens", "httpEndpoint", "httpPutResponseHopLimit", "region", "on");

  @ParameterizedTest
  @CsvSource({
    "httptokens,httpTokens",
    "http_tokens,httpTokens",
    "http-tokens,httpTokens",
    "httpToken,httpTokens",
    "httpTokes,httpTokens",
    "httpEndpont,httpEndpoint",
    "httpPutResponseHoplimits,httpPutResponseHopLimit",
    "regoin,",
    "regio,region",
    "om,on"
  })
  void theWordThatWasProbablyMeantIsFound(String written, String meant) {
    assertThat(NearMiss.of(written, WORDS).orElse(null)).isEqualTo(meant);
  }

  @Test
  void nothingIsNearAWordOfAnotherKind() {
    assertThat(NearMiss.of("userData", WORDS)).isEmpty();
    assertThat(NearMiss.of("", List.of())).isEmpty();
  }

  @Test
  void aTextThatIsTooLongIsNotCompared() {
    assertThat(NearMiss.of("httpTokens".repeat(1000), WORDS)).isEmpty();
  }
}
