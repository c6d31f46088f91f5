package io.github.pulumilightsail.resource;

import static io.github.pulumilightsail.testing.Values.fields;
import static io.github.pulumilightsail.testing.Values.nothing;
import static io.github.pulumilightsail.testing.Values.secret;
import static io.github.pulumilightsail.testing.Values.special;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.resource.FieldType.Choice;
import io.github.pulumilightsail.resource.FieldType.ListOf;
import io.github.pulumilightsail.resource.FieldType.MapOf;
import io.github.pulumilightsail.resource.FieldType.ObjectOf;
import io.github.pulumilightsail.resource.FieldType.Whole;
import io.github.pulumilightsail.resource.FieldType.Word;
import io.github.pulumilightsail.testing.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldCheckTest {
  private static final Choice MODE =
      new Choice("Mode", "", List.of(new Word("standard", "Slow."), new Word("adaptive", "Fast.")));

  private static final List<Field> ALL =
      List.of(
          Field.of("text", FieldType.TEXT, ""),
          Field.of("region", Forms.REGION, ""),
          Field.of("mode", MODE, ""),
          Field.of("count", new Whole(1, 64), ""),
          Field.of("flag", FieldType.FLAG, ""),
          Field.of("list", new ListOf(Forms.REGION), ""),
          Field.of("map", new MapOf(new Whole(0, 9)), ""),
          Field.of(
              "object",
              new ObjectOf(
                  "Object",
                  "",
                  List.of(
                      Field.of("name", FieldType.TEXT, "").mandatory(),
                      Field.of("key", Forms.ACCOUNT_ID, ""))),
              ""));

  private static final List<Field> LOGIN =
      List.of(
          Field.of(
              "login",
              new ObjectOf("Login", "", List.of(Field.of("password", Forms.REGION, "").hidden())),
              ""),
          Field.of("secretKey", FieldType.TEXT, "").hidden());

  @Test
  void rightValuesPass() {
    assertThat(
            check(
                Map.of(
                    "text",
                    "a",
                    "region",
                    "eu-central-1",
                    "mode",
                    "adaptive",
                    "count",
                    64,
                    "flag",
                    false,
                    "list",
                    List.of("eu-north-1", "us-gov-west-1"),
                    "map",
                    Map.of("a.b", 3),
                    "object",
                    Map.of("name", "x", "key", secret("111122223333")))))
        .isEmpty();
    assertThat(check(Map.of())).isEmpty();
  }

  /** For each property, every kind of value that it does not take. */
  static Stream<Arguments> wrongValues() {
    var values = new LinkedHashMap<String, Object>();
    values.put("\"x y\"", "x y");
    values.put("\"\"", "");
    values.put("7", 7);
    values.put("2.5", 2.5);
    values.put("65", 65);
    values.put("0", 0);
    values.put("true", true);
    values.put("a list", List.of("eu-central-1"));
    values.put("an object", Map.of("name", "x"));
    values.put("an asset", special("c44067f5952c0a294b673a41bacd8c17", Map.of("hash", "abc")));
    var allowed =
        Map.of(
            "text", List.of("\"x y\""),
            "region", List.of(),
            "mode", List.of(),
            "count", List.of("7"),
            "flag", List.of("true"),
            "list", List.of("a list"),
            "map", List.of("an object"),
            "object", List.of("an object"));
    return ALL.stream()
        .map(Field::name)
        .flatMap(property ->
            values.entrySet().stream()
                .filter(
                    value -> !allowed.getOrDefault(property, List.of()).contains(value.getKey()))
                .map(value -> Arguments.of(property, value.getKey(), value.getValue())));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("wrongValues")
  void aWrongValueIsNamedWithWhatIsAllowed(String property, String shown, Object value) {
    assertThat(check(Map.of(property, value)))
        .singleElement()
        .satisfies(failure -> {
          assertThat(failure.reportedPath()).isEqualTo(property);
          assertThat(failure.reportedReason()).startsWith(shown + " is not allowed: it must be ");
        });
  }

  @Test
  void wrongMembersAreNamedByTheirPaths() {
    assertThat(
            check(
                Map.of(
                    "list", List.of("eu-central-1", 5),
                    "map", Map.of("a.b", 10, "c", 1),
                    "object", Map.of("name", false))))
        .extracting(PropertyFailure::reportedPath)
        .containsExactly("list[1]", "map[\"a.b\"]", "object.name");
  }

  @Test
  void whatIsAllowedIsSaidForEveryType() {
    var wrong = special("0def7320c3a5731c473e5ecbe6d01bc7", Map.of());
    var all = new LinkedHashMap<String, Object>();
    ALL.forEach(field -> all.put(field.name(), wrong));

    assertThat(check(all))
        .extracting(PropertyFailure::reason)
        .containsExactly(
            "an archive is not allowed: it must be a text that is not empty",
            "an archive is not allowed: it must be the code of an AWS region, such as"
                + " \"eu-central-1\"",
            "an archive is not allowed: it must be one of \"standard\", \"adaptive\"",
            "an archive is not allowed: it must be a whole number from 1 to 64",
            "an archive is not allowed: it must be true or false",
            "an archive is not allowed: it must be a list",
            "an archive is not allowed: it must be a map",
            "an archive is not allowed: it must be an object of name, key");
  }

  @Test
  void aRequiredMemberThatIsMissingIsSaidAtItsPlace() {
    assertThat(check(Map.of("object", Map.of())))
        .extracting(PropertyFailure::toString)
        .containsExactly(
            "object.name: is required and missing: it must be a text that is not empty");
    assertThat(check(Map.of("object", Map.of("name", nothing())))).hasSize(1);
  }

  @Test
  void anItemThatIsNothingIsWrong() {
    assertThat(check(Map.of("list", List.of(nothing()))))
        .extracting(PropertyFailure::toString)
        .containsExactly(
            "list[0]: nothing is not allowed: it must be the code of an AWS region, such as"
                + " \"eu-central-1\"");
  }

  @Test
  void unknownsPassAtAnyDepth() {
    var all = new LinkedHashMap<String, Object>();
    ALL.forEach(field -> all.put(field.name(), Values.UNKNOWN));
    all.put("list", List.of(Values.UNKNOWN));
    all.put("object", Map.of("name", secret(Values.UNKNOWN)));

    assertThat(check(all)).isEmpty();
  }

  @Test
  void whatIsNothingIsAbsent() {
    assertThat(check(Map.of("text", nothing(), "mode", secret(nothing()), "no", nothing())))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Standard", "STANDARD", "standart", "stan-dard"})
  void aNearMissOfAWordIsSuggested(String written) {
    assertThat(check(Map.of("mode", written)))
        .singleElement()
        .satisfies(
            failure -> assertThat(failure.reason()).endsWith("; did you mean \"standard\"?"));
  }

  @Test
  void aWordThatIsNotCloseIsNotGuessed() {
    assertThat(check(Map.of("mode", "off")))
        .singleElement()
        .satisfies(failure -> assertThat(failure.reason()).doesNotContain("did you mean"));
    assertThat(check(Map.of("mode", "standard".repeat(20))))
        .singleElement()
        .satisfies(failure -> assertThat(failure.reason()).doesNotContain("did you mean"));
  }

  @Test
  void aNumberInQuotesIsToldToLoseThem() {
    assertThat(check(Map.of("count", "2")))
        .singleElement()
        .satisfies(failure -> assertThat(failure.reason()).endsWith("; write it without quotes"));
  }

  @Test
  void aLongTextIsShownByItsBeginning() {
    assertThat(check(Map.of("region", "x".repeat(5_000))))
        .singleElement()
        .satisfies(failure -> {
          assertThat(failure.reason()).contains("x".repeat(100) + "…");
          assertThat(failure.reason()).hasSizeLessThan(300);
        });
  }

  @Test
  void anUnknownPropertyIsNamedWithThoseThatThereAre() {
    assertThat(FieldCheck.check(ALL.subList(0, 2), fields(Map.of("Region", "a", "other", 1))))
        .extracting(PropertyFailure::toString)
        .containsExactlyInAnyOrder(
            "Region: is not a property of this; there are text, region; did you mean region?",
            "other: is not a property of this; there are text, region");
  }

  @Test
  void anUnknownMemberIsNamedAtItsPlace() {
    assertThat(check(Map.of("object", Map.of("name", "x", "nam", "y"))))
        .extracting(PropertyFailure::path)
        .hasToString("[object.nam]");
  }

  @Test
  void aSecretIsNeverShownAndItsPathNeverReported() {
    for (var wrong :
        List.of(
            Map.of("region", secret("hunter2 hunter2")),
            Map.of("mode", secret("hunter2")),
            Map.of("count", secret("hunter2")),
            Map.of("list", List.of(secret("hunter2 hunter2"))),
            Map.of("map", Map.of("a", secret("hunter2"))),
            Map.of("no-such", secret("hunter2")),
            Map.of("no-such", List.of(secret("hunter2"))),
            Map.of("object", secret(Map.of("name", "x", "other", "hunter2"))))) {
      assertHidden(check(wrong));
    }
  }

  @Test
  void whereASecretBelongsNothingIsShown() {
    for (var wrong :
        List.of(
            Map.of("login", Map.of("password", "hunter2")),
            Map.of("login", Map.of("passwrd", "hunter2")),
            Map.of("login", "{\"password\":\"hunter2\""),
            Map.of("login", List.of("hunter2")),
            Map.of("secretkey", "hunter2"),
            Map.of("awsSecret", "hunter2"))) {
      assertHidden(FieldCheck.check(LOGIN, fields(wrong)));
    }
  }

  private static void assertHidden(List<PropertyFailure> failures) {
    assertThat(failures)
        .isNotEmpty()
        .allSatisfy(failure -> {
          assertThat(failure.reportedPath()).isEmpty();
          assertThat(failure.reportedReason()).doesNotContain("hunter2").contains(": ");
          assertThat(failure.toString()).doesNotContain("hunter2");
        });
  }

  @Test
  void aMisspelledSecretIsNamedAndTheRightNameSuggested() {
    assertThat(FieldCheck.check(LOGIN, fields(Map.of("secretkey", "hunter2"))))
        .extracting(PropertyFailure::reportedReason)
        .containsExactly(
            "secretkey: is not a property of this; there are login, secretKey; did you mean"
                + " secretKey?");
  }

  private static List<PropertyFailure> check(Map<String, ?> values) {
    return FieldCheck.check(ALL, fields(values));
  }
}
