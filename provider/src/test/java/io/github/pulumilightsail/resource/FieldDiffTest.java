package io.github.pulumilightsail.resource;

import static io.github.pulumilightsail.testing.Values.fields;
import static io.github.pulumilightsail.testing.Values.secret;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.resource.FieldType.ListOf;
import io.github.pulumilightsail.resource.FieldType.MapOf;
import io.github.pulumilightsail.testing.Values;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldDiffTest {
  private static final List<Field> ALL =
      List.of(
          Field.of("name", FieldType.TEXT, "").replacing(),
          Field.of("mode", FieldType.TEXT, "").defaultsTo("restore"),
          Field.of("list", new ListOf(FieldType.TEXT), ""),
          Field.of("map", new MapOf(FieldType.TEXT), "").replacing());

  @Test
  void equalInputsDoNotDiffer() {
    var inputs = Map.of("name", "a", "list", List.of("b"), "map", Map.of("c", "d"));

    assertThat(diff(inputs, inputs)).isEmpty();
    assertThat(diff(Map.of(), Map.of())).isEmpty();
  }

  @Test
  void theSameNumberInAnotherFormIsNoChange() {
    assertThat(diff(Map.of("name", 3), Map.of("name", 3.0))).isEmpty();
  }

  @Test
  void secretnessAloneIsNoChange() {
    var plain = Map.of("name", "a", "map", Map.of("c", "d"));
    var wrapped = Map.of("name", secret("a"), "map", Map.of("c", secret("d")));

    assertThat(diff(plain, wrapped)).isEmpty();
    assertThat(diff(wrapped, plain)).isEmpty();
  }

  @Test
  void anAbsentValueIsItsDefault() {
    assertThat(diff(Map.of(), Map.of("mode", "restore"))).isEmpty();
    assertThat(diff(Map.of("mode", "restore"), Map.of())).isEmpty();
    assertThat(diff(Map.of(), Map.of("mode", "keep"))).containsExactly("mode UPDATE");
  }

  @Test
  void eachChangeStandsAtTheDeepestPlaceThatDiffers() {
    assertThat(
            diff(
                Map.of("list", List.of("a", "b"), "map", Map.of("x.y", "1", "z", "2")),
                Map.of("list", List.of("a", "c", "d"), "map", Map.of("x.y", "3"))))
        .containsExactlyInAnyOrder(
            "list[1] UPDATE",
            "list[2] ADD",
            "map[\"x.y\"] UPDATE replaces",
            "map.z DELETE replaces");
  }

  @Test
  void aPropertyThatComesOrGoesStandsAsAWhole() {
    assertThat(diff(Map.of("list", List.of("a")), Map.of("name", "n")))
        .containsExactly("name ADD replaces", "list DELETE");
  }

  @Test
  void aChangeOfShapeIsAnUpdateOfTheWhole() {
    assertThat(diff(Map.of("list", List.of("a")), Map.of("list", "a")))
        .containsExactly("list UPDATE");
  }

  @Test
  void anUnknownMayBeAChange() {
    assertThat(diff(Map.of("name", "a"), Map.of("name", Values.UNKNOWN)))
        .containsExactly("name UPDATE replaces");
    assertThat(diff(Map.of(), Map.of("name", Values.UNKNOWN))).containsExactly("name ADD replaces");
    assertThat(
            diff(Map.of("list", List.of("a", "b")), Map.of("list", List.of("a", Values.UNKNOWN))))
        .containsExactly("list[1] UPDATE");
    assertThat(diff(Map.of("name", Values.UNKNOWN), Map.of("name", Values.UNKNOWN)))
        .containsExactly("name UPDATE replaces");
  }

  @Test
  void oneFieldIsComparedAlone() {
    var olds = fields(Map.of("name", "a", "mode", "keep"));
    var news = fields(Map.of("name", "b", "mode", "restore"));

    assertThat(FieldDiff.diff(ALL.get(1), olds, news))
        .hasValueSatisfying(change -> assertThat(change.path()).hasToString("mode"));
    assertThat(FieldDiff.diff(ALL.get(2), olds, news)).isEmpty();
  }

  private static List<String> diff(Map<String, ?> olds, Map<String, ?> news) {
    return FieldDiff.diff(ALL, fields(olds), fields(news)).stream()
        .map(change -> change.path() + " " + change.kind() + (change.replaces() ? " replaces" : ""))
        .toList();
  }
}
