package io.github.pulumilightsail.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.property.PropertyPath.Step;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PropertyPathTest {

  @Test
  void plainWordsStandAloneAndAllElseStandsQuoted() {
    assertThat(PropertyPath.of("assumeRole").key("roleArn")).hasToString("assumeRole.roleArn");
    assertThat(PropertyPath.of("regions").index(0)).hasToString("regions[0]");
    assertThat(PropertyPath.of("instances").key("web-7@eu-north-1").key("state"))
        .hasToString("instances[\"web-7@eu-north-1\"].state");
    assertThat(PropertyPath.of("a.b")).hasToString("[\"a.b\"]");
    assertThat(PropertyPath.of("tags").key("")).hasToString("tags[\"\"]");
    assertThat(PropertyPath.of("tags").key("4")).hasToString("tags[\"4\"]");
  }

  @Test
  void onlyAQuoteIsEscapedAsTheEngineReadsIt() {
    assertThat(PropertyPath.of("tags").key("say \"hi\"")).hasToString("tags[\"say \\\"hi\\\"\"]");
    assertThat(PropertyPath.of("tags").key("c:\\temp")).hasToString("tags[\"c:\\temp\"]");
    assertThat(PropertyPath.parse("tags[\"c:\\temp\"]"))
        .isEqualTo(PropertyPath.of("tags").key("c:\\temp"));
    assertThat(PropertyPath.parse("tags[\"say \\\"hi\\\"\"]"))
        .isEqualTo(PropertyPath.of("tags").key("say \"hi\""));
  }

  @Test
  void aKeyThatCannotBeWrittenLeavesThePathOfWhatHoldsIt() {
    assertThat(PropertyPath.of("tags").key("c:\\").key("a")).hasToString("tags");
  }

  @Test
  void everyWayToWriteAPathIsRead() {
    assertThat(PropertyPath.parse("tags[\"a.b\"]")).isEqualTo(PropertyPath.of("tags").key("a.b"));
    assertThat(PropertyPath.parse("[\"tags\"].name"))
        .isEqualTo(PropertyPath.of("tags").key("name"));
    assertThat(PropertyPath.parse("regions[12].x"))
        .isEqualTo(PropertyPath.of("regions").index(12).key("x"));
    assertThat(PropertyPath.parse("regions[*]").steps())
        .containsExactly(new Step.Key("regions"), new Step.Any());
    assertThat(PropertyPath.parse("*").steps()).containsExactly(new Step.Any());
    assertThat(PropertyPath.parse("a.*").steps())
        .containsExactly(new Step.Key("a"), new Step.Any());
    assertThat(PropertyPath.parse("[\"*\"]").steps()).containsExactly(new Step.Key("*"));
  }

  @Test
  void aNumberTooLargeForAPlaceIsAKey() {
    assertThat(PropertyPath.parse("a[12345678901]").steps())
        .containsExactly(new Step.Key("a"), new Step.Key("12345678901"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a[0", "a[\"b", "a[\"b\"", "a[\"b\"x]", "[", "[\"", ""})
  void aPathThatIsNotFinishedIsMalformed(String text) {
    assertThatThrownBy(() -> PropertyPath.parse(text)).isInstanceOf(MalformedValueException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "httpTokens            | httpTokens                 | true",
        "httpTokens            | httpEndpoint               | false",
        "*                     | httpTokens                 | true",
        "instances             | instances[\"a\"].state     | true",
        "instances[*]          | instances[\"a\"].state     | true",
        "instances.*           | instances[\"a\"]           | true",
        "instances[*].state    | instances[\"a\"].state     | true",
        "instances[*].state    | instances[\"a\"].compliant | false",
        "instances[\"a\"]      | instances[\"b\"]           | false",
        "instances[\"a\"]      | instances                  | false",
        "regions[*]            | regions[3]                 | true",
        "regions[0]            | regions[0]                 | true",
        "regions[0]            | regions[1]                 | false",
        "[\"httpTokens\"]      | httpTokens                 | true"
      })
  void anIgnoredPathCoversItselfAndAllInsideIt(String ignored, String path, boolean covers) {
    assertThat(PropertyPath.parse(ignored).covers(PropertyPath.parse(path))).isEqualTo(covers);
  }

  @Test
  void theTopIsTheNameOfAPropertyOrNothing() {
    assertThat(PropertyPath.parse("tags[\"a.b\"]").top()).isEqualTo("tags");
    assertThat(new PropertyPath(List.of(new Step.Index(1))).top()).isEmpty();
    assertThat(new PropertyPath(List.of(new Step.Any()))).hasToString("[*]");
  }
}
