package io.github.pulumilightsail.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IgnoredChangesTest {
  private static final ResourceSchema SCHEMA =
      new ResourceSchema(
          "lightsail:index:Thing",
          "",
          List.of(Field.of("httpTokens", FieldType.TEXT, "")),
          List.of(Field.of("instances", FieldType.TEXT, "")));

  @ParameterizedTest
  @ValueSource(
      strings = {"httpTokens", "*", "instances[\"web-1@eu-central-1\"]", "instances.*.httpTokens"})
  void whatTheResourceHasIsFine(String path) {
    assertThat(IgnoredChanges.parse(List.of(path)).mistakes(SCHEMA)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "httpToken, httpToken, ; did you mean httpTokens?",
    "http_tokens, http_tokens, ; did you mean httpTokens?",
    "'instance[0].x', 'instance[0].x', ; did you mean instances?",
    "tags, tags, ''",
    "'', '[\"\"]', ''",
    "'[0]', '[0]', ''",
    "'a[', '[\"a[\"]', ''"
  })
  void anythingElseIsToldWithWhatWasProbablyMeant(String path, String told, String guess) {
    assertThat(IgnoredChanges.parse(List.of(path)).mistakes(SCHEMA))
        .containsExactly(
            "ignoreChanges names "
                + told
                + ", which is no input of this resource, and so has no effect"
                + guess);
  }

  @Test
  void eachIsToldByItself() {
    assertThat(IgnoredChanges.parse(List.of("a", "httpTokens", "b")).mistakes(SCHEMA)).hasSize(2);
  }

  @Test
  void allInstancesAreMoreThanMayBeMeant() {
    assertThat(IgnoredChanges.parse(List.of("instances")).mistakes(SCHEMA))
        .singleElement()
        .asString()
        .contains("nothing is written to any of them");
  }
}
