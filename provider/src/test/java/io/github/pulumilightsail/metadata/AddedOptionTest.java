package io.github.pulumilightsail.metadata;

import static io.github.pulumilightsail.testing.Values.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.emulator.model.EmulatedInstance;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An option that a baseline sets only later, while one of its instances was out of its reach. */
class AddedOptionTest {
  private static final String WEB = "instances[\"web-1@eu-central-1\"]";

  private static final Map<String, Object> FIRST =
      Map.of(
          "selector",
          Map.of("all", true),
          "httpPutResponseHopLimit",
          3,
          "onDelete",
          "restore",
          "imdsV1UsageCheck",
          "off");

  private final Baselines fleet = new Baselines();

  @BeforeEach
  void create() {
    fleet.region().instance("web-1").create();
    fleet.region().instance("web-2").create();
    assertThat(fleet.up(FIRST)).isEmpty();
  }

  @AfterEach
  void close() {
    fleet.close();
  }

  private EmulatedInstance web(String number) {
    return fleet.region().get("web-" + number);
  }

  @ParameterizedTest
  @CsvSource({
    "instance, httpTokens, required",
    "instance, httpEndpoint, disabled",
    "option, httpTokens, required",
    "option, httpEndpoint, disabled",
    "exception, httpTokens, required",
    "exception, httpEndpoint, disabled"
  })
  void itsValueOfThereIsRecordedOnceItIsManagedThere(String how, String option, String value) {
    var program = with(FIRST, Map.of(option, value));
    switch (how) {
      case "instance" -> fleet.ignoring(WEB);
      case "option" -> fleet.ignoring(WEB + "." + option);
      default -> {}
    }
    assertThat(fleet.up(how.equals("exception") ? exempting(program) : program)).isEmpty();
    assertThat(web("1").options()).isNotEqualTo(web("2").options());

    assertThat(fleet.ignoring().up(program)).isEmpty();
    assertThat(web("1").options()).isEqualTo(web("2").options());
    fleet.destroy();

    assertThat(web("1").httpTokens()).isEqualTo("optional");
    assertThat(web("1").options().httpEndpoint()).isEqualTo("enabled");
    assertThat(web("1").httpPutResponseHopLimit()).isEqualTo(1);
    assertThat(web("2").options()).isEqualTo(web("1").options());
  }

  private static Map<String, Object> exempting(Map<String, Object> program) {
    var exception = Map.of("instanceName", "web-1", "reason", "old agents", "until", "9999-12-31");
    return with(program, Map.of("exceptions", List.of(exception)));
  }

  /** It stays as it is as long as it is ignored, and what it was before stays known. */
  @Test
  void oneThatIsIgnoredAndSelectedNoMoreIsPutBackOnceItIsNotIgnored() {
    var narrowed = with(FIRST, Map.of("selector", Map.of("names", List.of("web-2"))));
    assertThat(fleet.ignoring(WEB).up(narrowed)).isEmpty();
    assertThat(web("1").httpPutResponseHopLimit()).isEqualTo(3);

    assertThat(fleet.ignoring().changes(narrowed))
        .containsExactly(WEB + ".httpPutResponseHopLimit");
    assertThat(fleet.up(narrowed)).isEmpty();

    assertThat(web("1").httpPutResponseHopLimit()).isEqualTo(1);
    assertThat(fleet.map("previousOptions")).containsOnlyKeys("web-2@eu-central-1");
  }
}
