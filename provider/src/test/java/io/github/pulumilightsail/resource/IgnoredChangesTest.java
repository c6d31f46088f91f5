package io.github.pulumilightsail.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.resource.FieldType.ListOf;
import io.github.pulumilightsail.resource.FieldType.MapOf;
import io.github.pulumilightsail.resource.FieldType.ObjectOf;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IgnoredChangesTest {
  private static final ResourceSchema SCHEMA =
      new ResourceSchema(
          "lightsail:index:Thing",
          "",
          List.of(
              Field.of("httpTokens", FieldType.TEXT, ""),
              Field.of("selector", object("namePrefix", "tags"), ""),
              Field.of("regions", new ListOf(FieldType.TEXT), "")),
          List.of(
              Field.of("state", FieldType.TEXT, ""),
              Field.of("instances", new MapOf(object("httpTokens", "state", "instanceArn")), "")));

  private static FieldType object(String... names) {
    return new ObjectOf(
        "", "", Stream.of(names).map(name -> Field.of(name, FieldType.TEXT, "")).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "httpTokens",
        "*",
        "instances[\"web-1@eu-central-1\"]",
        "instances[\"web-1@eu-central-1\"].httpTokens",
        "instances.*.httpTokens",
        "instances.*.state",
        "state",
        "selector.tags",
        "*.tags",
        "regions[0]"
      })
  void whatTheResourceHasIsFine(String path) {
    assertThat(IgnoredChanges.parse(List.of(path)).mistakes(SCHEMA)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "httpToken, httpToken, ; did you mean httpTokens?",
    "http_tokens, http_tokens, ; did you mean httpTokens?",
    "'instance[0].x', 'instance[0].x', ; did you mean instances?",
    "tags, tags, ''",
    "selector.tag, selector.tag, ; did you mean tags?",
    "'instances.*.httpToken', 'instances[*].httpToken', ; did you mean httpTokens?",
    "'instances.*.instanceArn', 'instances[*].instanceArn', ''",
    "instances[0], instances[0], ''",
    "httpTokens.value, httpTokens.value, ''",
    "regions.first, regions.first, ''",
    "'*.*.first', '[*][*].first', ''",
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
  void anInstanceIsNamedWithItsRegion() {
    assertThat(IgnoredChanges.parse(List.of("instances[\"web-1\"].httpTokens")).mistakes(SCHEMA))
        .singleElement()
        .asString()
        .contains("is no instance", "instances[\"web-1@region\"]");
  }

  @Test
  void allInstancesAreMoreThanMayBeMeant() {
    assertThat(IgnoredChanges.parse(List.of("instances")).mistakes(SCHEMA))
        .singleElement()
        .asString()
        .contains("nothing is written to any of them");
  }
}
