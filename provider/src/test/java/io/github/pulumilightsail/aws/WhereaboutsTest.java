package io.github.pulumilightsail.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhereaboutsTest {
  private final Whereabouts whereabouts = new Whereabouts();

  @BeforeEach
  void pages() {
    whereabouts.saw(null, Stream.of("a", "b", "c", "d"));
    whereabouts.saw("second", Stream.of("e", "f", "g"));
  }

  private List<String> fullest(int most, String... names) {
    return whereabouts.fullest(List.of(names), most).stream()
        .map(page -> Objects.requireNonNullElse(page.token(), "first"))
        .toList();
  }

  private String fullest(String... names) {
    return fullest(1, names).stream().findFirst().orElse("none");
  }

  @Test
  void severalPagesComeInTheOrderOfHowManyTheyShow() {
    assertThat(fullest(2, "a", "b", "c", "e", "f", "g", "d")).containsExactly("first", "second");
    assertThat(fullest(2, "a", "b", "c", "e")).containsExactly("first");
  }

  @Test
  void thePageThatShowsMostIsTheFirstToBeFetched() {
    assertThat(fullest("a", "e", "f", "g")).isEqualTo("second");
    assertThat(fullest("a", "b", "c", "d", "e", "f", "g")).isEqualTo("first");
  }

  @Test
  void aPageIsNotFetchedForOneOrTwo() {
    assertThat(fullest("a", "b", "e", "f")).isEqualTo("none");
    assertThat(fullest("unknown")).isEqualTo("none");
  }

  @Test
  void whatHasMovedIsNotLookedForThereAgain() {
    whereabouts.notOn(new Whereabouts.Page(null), List.of("a", "b"));

    assertThat(fullest("a", "b", "c", "d")).isEqualTo("none");
  }

  @Test
  void whatWasSeenElsewhereMeanwhileStaysThere() {
    whereabouts.saw("second", Stream.of("a", "b", "c"));
    whereabouts.notOn(new Whereabouts.Page(null), List.of("a", "b", "c"));

    assertThat(fullest("a", "b", "c")).isEqualTo("second");
  }

  @Test
  void tokensThatAreRefusedAreForgotten() {
    whereabouts.forget();

    assertThat(fullest("a", "b", "c", "d", "e", "f", "g")).isEqualTo("none");
  }
}
