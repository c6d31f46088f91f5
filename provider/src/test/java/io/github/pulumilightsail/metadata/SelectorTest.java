package io.github.pulumilightsail.metadata;

import static io.github.pulumilightsail.testing.Values.fields;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.metadata.fleet.Selector;
import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.testing.Values;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SelectorTest {
  private static final Instance WEB_7 =
      new Instance(
          "web-7",
          "arn:aws:lightsail:eu-north-1:111122223333:Instance/7",
          "eu-north-1",
          null,
          "wordpress",
          Map.of("env", "prod", "team", "a", "legacy", ""),
          "running",
          MetadataOptions.NONE,
          null);

  private static PropertyValue selector(Map<String, ?> parts) {
    return fields(Map.of("selector", parts)).get("selector");
  }

  private static boolean selects(Map<String, ?> parts) {
    return Selector.of(selector(parts)).selects(WEB_7);
  }

  static Stream<Arguments> parts() {
    return Stream.of(
        Arguments.of(Map.of("all", true), true),
        Arguments.of(Map.of("namePrefix", "web-"), true),
        Arguments.of(Map.of("namePrefix", "db-"), false),
        Arguments.of(Map.of("names", List.of("db-1", "web-7")), true),
        Arguments.of(Map.of("names", List.of("web-70", "web")), false),
        Arguments.of(Map.of("tags", Map.of("env", "prod")), true),
        Arguments.of(Map.of("tags", Map.of("env", "prod", "team", "a")), true),
        Arguments.of(Map.of("tags", Map.of("env", "prod", "team", "b")), false),
        Arguments.of(Map.of("tags", Map.of("owner", "a")), false),
        Arguments.of(Map.of("tags", Map.of("legacy", "")), true),
        Arguments.of(Map.of("all", true, "excludeTags", Map.of("env", "prod")), false),
        Arguments.of(Map.of("all", true, "excludeTags", Map.of("env", "test")), true),
        Arguments.of(Map.of("all", true, "excludeTags", Map.of("env", "test", "team", "a")), false),
        Arguments.of(Map.of("all", true, "excludeTags", Map.of("legacy", "")), false),
        Arguments.of(Map.of("all", true, "excludeTags", Map.of("env", "")), true),
        Arguments.of(Map.of("all", true, "excludeTags", Map.of("owner", "")), true),
        Arguments.of(Map.of("blueprintIds", List.of("ubuntu_24_04", "wordpress")), true),
        Arguments.of(Map.of("blueprintIds", List.of("ubuntu_24_04")), false),
        Arguments.of(Map.of("all", true, "exclude", List.of("web-7")), false),
        Arguments.of(Map.of("all", true, "exclude", List.of("web-70")), true),
        Arguments.of(Map.of("names", List.of("web-7"), "exclude", List.of("web-7")), false));
  }

  @ParameterizedTest
  @MethodSource("parts")
  void eachPartMeansWhatItSays(Map<String, ?> parts, boolean selected) {
    assertThat(selects(parts)).isEqualTo(selected);
  }

  static Stream<Map<String, ?>> oneThatDoesNotMatch() {
    return Stream.of(
        Map.of("namePrefix", "db"),
        Map.of("names", List.of("web-1")),
        Map.of("tags", Map.of("env", "test")),
        Map.of("blueprintIds", List.of("nginx")),
        Map.of("exclude", List.of("web-7")));
  }

  @ParameterizedTest
  @MethodSource("oneThatDoesNotMatch")
  void allGivenPartsMustMatch(Map<String, ?> other) {
    Map<String, ?> matching =
        Map.of(
            "namePrefix", "web",
            "names", List.of("web-7"),
            "tags", Map.of("env", "prod"),
            "blueprintIds", List.of("wordpress"),
            "exclude", List.of("web-8"));

    assertThat(selects(matching)).isTrue();
    assertThat(selects(Values.with(matching, other))).isFalse();
  }

  @Test
  void whoSelectsEverythingMustSaySo() {
    for (Map<String, ?> open :
        List.of(
            Map.<String, Object>of(),
            Map.of("all", false),
            Map.of("exclude", List.of("web-1")),
            Map.of("excludeTags", Map.of("env", "prod")),
            Map.of("names", List.of()),
            Map.of("tags", Map.of()))) {
      assertThat(Selector.check(selector(open)).orElseThrow().reason())
          .as(open.toString())
          .contains("selects by nothing", "all: true");
    }
    assertThat(Selector.check(selector(Map.of("all", true)))).isEmpty();
    assertThat(Selector.check(selector(Map.of("namePrefix", "web")))).isEmpty();
    assertThat(Selector.check(selector(Map.of("namePrefix", Values.UNKNOWN)))).isEmpty();
  }
}
