package io.github.pulumilightsail.property;

import static io.github.pulumilightsail.testing.Values.fields;
import static io.github.pulumilightsail.testing.Values.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.property.PropertyValue.Bool;
import io.github.pulumilightsail.property.PropertyValue.Null;
import io.github.pulumilightsail.property.PropertyValue.Numeric;
import io.github.pulumilightsail.property.PropertyValue.Secret;
import io.github.pulumilightsail.property.PropertyValue.Text;
import io.github.pulumilightsail.property.PropertyValue.Unknown;
import io.github.pulumilightsail.testing.Values;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

  @Test
  void everyKindOfValueIsRead() {
    assertThat(JsonText.parse("true")).contains(new Bool(true));
    assertThat(JsonText.parse("25.0")).contains(new Numeric(25));
    assertThat(JsonText.parse("\"a\"")).contains(new Text("a"));
    assertThat(JsonText.parse("null")).contains(Null.VALUE);
    assertThat(JsonText.parse("{\"a\":[1,null,{\"b\":false}]}"))
        .contains(fields(Map.of("a", List.of(1, Values.nothing(), Map.of("b", false)))));
  }

  @Test
  void pulumisSpecialValuesAreReadInsideTheText() {
    var secret = "{\"%s\":\"%s\",\"value\":\"t\"}".formatted(Values.SIGNATURE, Values.SECRET);

    assertThat(JsonText.parse(secret)).contains(new Secret(new Text("t")));
    assertThat(JsonText.parse("{\"a\":" + secret + "}")).contains(fields(Map.of("a", secret("t"))));
    assertThat(JsonText.parse("\"" + Values.UNKNOWN + "\"")).contains(Unknown.VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":", "[1,", "{", "\"a", "[1]]"})
  void whatIsNotJsonIsNothing(String text) {
    assertThat(JsonText.parse(text)).isEmpty();
  }

  @Test
  void textThatIsNestedWithoutEndIsNothing() {
    assertThat(JsonText.parse("[".repeat(100_000))).isEmpty();
    assertThat(JsonText.parse("[".repeat(100_000) + "]".repeat(100_000))).isEmpty();
  }

  @Test
  void aSpecialValueThatIsMalformedSaysSo() {
    assertThatThrownBy(() -> JsonText.parse("{\"%s\":\"nonsense\"}".formatted(Values.SIGNATURE)))
        .isInstanceOf(MalformedValueException.class);
  }
}
