package io.github.pulumilightsail.property;

import static io.github.pulumilightsail.testing.Values.fields;
import static io.github.pulumilightsail.testing.Values.secret;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.property.PropertyValue.Null;
import io.github.pulumilightsail.property.PropertyValue.Secret;
import io.github.pulumilightsail.property.PropertyValue.Text;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretsTest {

  @Test
  void aFreshValueIsSecretWhereTheOldOneWas() {
    var old = fields(Map.of("a", secret("x"), "b", "y", "c", Map.of("d", List.of(1, secret(2)))));
    var fresh = fields(Map.of("a", "X", "b", "Y", "c", Map.of("d", List.of(3, 4))));

    assertThat(Secrets.wrapLike(old, fresh))
        .isEqualTo(
            fields(Map.of("a", secret("X"), "b", "Y", "c", Map.of("d", List.of(3, secret(4))))));
  }

  @Test
  void aSecretObjectIsWrappedAsAWhole() {
    var old = fields(Map.of("a", secret(Map.of("b", secret("x")))));

    assertThat(Secrets.wrapLike(old, fields(Map.of("a", Map.of("b", "X", "c", "Y")))))
        .isEqualTo(fields(Map.of("a", secret(Map.of("b", secret("X"), "c", "Y")))));
  }

  @Test
  void whatIsSecretAlreadyIsNotWrappedTwice() {
    var value = fields(Map.of("a", secret("x")));

    assertThat(Secrets.wrapLike(value, value)).isEqualTo(value);
  }

  @Test
  void aSecretThatIsGoneLeavesNothing() {
    var old = fields(Map.of("a", secret("x"), "b", List.of(secret(1), secret(2))));

    assertThat(Secrets.wrapLike(old, fields(Map.of("b", List.of(3)))))
        .isEqualTo(fields(Map.of("b", List.of(secret(3)))));
    assertThat(Secrets.wrapLike(new Secret(new Text("x")), Null.VALUE)).isEqualTo(Null.VALUE);
  }

  @Test
  void valuesOfAnotherShapeStayAsTheyAre() {
    var old = fields(Map.of("a", Map.of("b", secret("x")), "c", List.of(secret(1))));
    var fresh = fields(Map.of("a", "text", "c", "text"));

    assertThat(Secrets.wrapLike(old, fresh)).isEqualTo(fresh);
  }
}
