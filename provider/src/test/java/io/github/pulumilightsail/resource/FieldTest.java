package io.github.pulumilightsail.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.resource.FieldType.ListOf;
import io.github.pulumilightsail.resource.FieldType.MapOf;
import io.github.pulumilightsail.resource.FieldType.ObjectOf;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldTest {
  private static final Field PLAIN = Field.of("name", FieldType.TEXT, "What it is.");

  @Test
  void aPlainFieldHasNoRuleButItsType() {
    assertThat(PLAIN)
        .isEqualTo(
            new Field(
                "name",
                FieldType.TEXT,
                "What it is.",
                false,
                false,
                false,
                PropertyValue.Null.VALUE,
                List.of()));
  }

  @Test
  void eachRuleIsAddedByItselfAndTheOthersStay() {
    var all =
        PLAIN
            .mandatory()
            .replacing()
            .hidden()
            .defaultsTo("x")
            .fromEnvironment("A", "B")
            .describedAs("Other.");

    assertThat(all)
        .isEqualTo(
            new Field(
                "name",
                FieldType.TEXT,
                "Other.",
                true,
                true,
                true,
                PropertyValue.of("x"),
                List.of("A", "B")));
    assertThat(all.optional().required()).isFalse();
    assertThat(all.optional().mandatory()).isEqualTo(all);
  }

  @Test
  void aSecretIsFoundAtAnyDepth() {
    var inner = new ObjectOf("Inner", "It.", List.of(PLAIN, PLAIN.hidden()));

    assertThat(PLAIN.holdsSecrets()).isFalse();
    assertThat(PLAIN.hidden().holdsSecrets()).isTrue();
    assertThat(Field.of("a", new ListOf(inner), "").holdsSecrets()).isTrue();
    assertThat(Field.of("a", new MapOf(inner), "").holdsSecrets()).isTrue();
    assertThat(Field.of("a", new ListOf(FieldType.TEXT), "").holdsSecrets()).isFalse();
  }
}
