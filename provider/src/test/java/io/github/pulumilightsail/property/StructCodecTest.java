package io.github.pulumilightsail.property;

import static io.github.pulumilightsail.testing.Values.nothing;
import static io.github.pulumilightsail.testing.Values.secret;
import static io.github.pulumilightsail.testing.Values.special;
import static io.github.pulumilightsail.testing.Values.struct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.github.pulumilightsail.property.PropertyValue.Bool;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.PropertyValue.Foreign;
import io.github.pulumilightsail.property.PropertyValue.Items;
import io.github.pulumilightsail.property.PropertyValue.Null;
import io.github.pulumilightsail.property.PropertyValue.Numeric;
import io.github.pulumilightsail.property.PropertyValue.Secret;
import io.github.pulumilightsail.property.PropertyValue.Text;
import io.github.pulumilightsail.property.PropertyValue.Unknown;
import io.github.pulumilightsail.testing.Values;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StructCodecTest {
  private static final String OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
  private static final String RESOURCE = "5cf8f73096256a8f31e491e813e4eb8e";
  private static final String BYTES = "803fd3297a5875dc03ca845dda5d2a98";
  private static final String ASSET = "c44067f5952c0a294b673a41bacd8c17";
  private static final String ARCHIVE = "0def7320c3a5731c473e5ecbe6d01bc7";

  @Test
  void plainValuesAreWhatTheyAre() {
    assertThat(decoded("web-1")).isEqualTo(new Text("web-1"));
    assertThat(decoded(2)).isEqualTo(new Numeric(2));
    assertThat(decoded(true)).isEqualTo(new Bool(true));
    assertThat(decoded(List.of("a", 1)))
        .isEqualTo(new Items(List.of(new Text("a"), new Numeric(1))));
    assertThat(decoded(Map.of("a", "b"))).isEqualTo(new Fields(Map.of("a", new Text("b"))));
  }

  @Test
  void anAbsentValueIsOneThatIsNothingOrOfNoKind() {
    assertThat(decoded(nothing())).isEqualTo(Null.VALUE);
    assertThat(decoded(Value.getDefaultInstance())).isEqualTo(Null.VALUE);
    assertThat(StructCodec.decode(Struct.getDefaultInstance()).get("any")).isEqualTo(Null.VALUE);
  }

  @Test
  void theKeysOfAnObjectKeepTheirOrder() {
    var fields = StructCodec.decode(struct(Values.with(Map.of("z", 1), Map.of("a", 2))));

    assertThat(fields.values().keySet()).containsExactly("z", "a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
        "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
        "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
        "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
        "030794c1-ac77-496b-92df-f27374a8bd58",
        "e48ece36-62e2-4504-bad9-02848725956a",
        "dd056dcd-154b-4c76-9bd3-c8f88648b5ff"
      })
  void everyMarkOfAnUnknownIsOneAtAnyDepth(String mark) {
    assertThat(decoded(mark)).isEqualTo(Unknown.VALUE);
    assertThat(decoded(secret(mark))).isEqualTo(new Secret(Unknown.VALUE));
    assertThat(decoded(List.of("a", mark)).hasUnknowns()).isTrue();
    assertThat(decoded(Map.of("a", secret(List.of(Map.of("b", mark))))).hasUnknowns()).isTrue();
  }

  @Test
  void anUnknownIsSentAsTheMarkOfAText() {
    var struct = StructCodec.encode(new Fields(Map.of("a", Unknown.VALUE)));

    assertThat(struct).isEqualTo(struct(Map.of("a", Values.UNKNOWN)));
  }

  @Test
  void secretsKeepTheirWrappingAtAnyDepth() {
    var struct =
        struct(
            Map.of(
                "top", secret("a"),
                "list", List.of("b", secret("c")),
                "object", Map.of("deep", secret(Map.of("deeper", secret("d"))))));

    var fields = StructCodec.decode(struct);

    assertThat(fields.get("top")).isEqualTo(new Secret(new Text("a")));
    assertThat(fields.get("list").hasSecrets()).isTrue();
    assertThat(fields.get("list").unwrapped()).isInstanceOf(Items.class);
    assertThat(StructCodec.encode(fields)).isEqualTo(struct);
  }

  @Test
  void aSecretIsNotPrinted() {
    assertThat(decoded(Map.of("a", List.of(secret("hunter2")))).toString())
        .doesNotContain("hunter2");
  }

  @Test
  void anOutputIsItsValue() {
    assertThat(decoded(special(OUTPUT, Map.of("value", 7)))).isEqualTo(new Numeric(7));
  }

  @Test
  void anOutputWithoutValueIsUnknown() {
    assertThat(decoded(special(OUTPUT, Map.of("dependencies", List.of("urn")))))
        .isEqualTo(Unknown.VALUE);
  }

  @Test
  void aSecretOutputIsASecret() {
    assertThat(decoded(special(OUTPUT, Map.of("value", "a", "secret", true))))
        .isEqualTo(new Secret(new Text("a")));
    assertThat(decoded(special(OUTPUT, Map.of("secret", true))))
        .isEqualTo(new Secret(Unknown.VALUE));
    assertThat(decoded(special(OUTPUT, Map.of("value", "a", "secret", false))))
        .isEqualTo(new Text("a"));
  }

  @Test
  void aResourceReferenceStandsForTheId() {
    assertThat(decoded(special(RESOURCE, Map.of("urn", "urn:pulumi:a", "id", "web-1"))))
        .isEqualTo(new Text("web-1"));
  }

  @Test
  void aReferenceToAResourceThatIsNotCreatedYetIsUnknown() {
    assertThat(decoded(special(RESOURCE, Map.of("urn", "urn:pulumi:a", "id", ""))))
        .isEqualTo(Unknown.VALUE);
    assertThat(decoded(special(RESOURCE, Map.of("urn", "u", "id", Values.UNKNOWN))))
        .isEqualTo(Unknown.VALUE);
  }

  @ParameterizedTest
  @CsvSource({
    RESOURCE + ",a resource reference",
    BYTES + ",a byte string",
    ASSET + ",an asset",
    ARCHIVE + ",an archive"
  })
  void whatNoPropertyHereHoldsKeepsItsKindAndItsContent(String signature, String kind) {
    var struct = struct(Map.of("a", special(signature, Map.of("hash", "abc", "urn", "u"))));

    var fields = StructCodec.decode(struct);

    assertThat(fields.get("a"))
        .isInstanceOfSatisfying(
            Foreign.class, foreign -> assertThat(foreign.kind()).isEqualTo(kind));
    assertThat(StructCodec.encode(fields)).isEqualTo(struct);
  }

  @Test
  void aByteStringIsNotTakenForText() {
    assertThat(decoded(special(BYTES, Map.of("value", "/w==")))).isInstanceOf(Foreign.class);
  }

  @Test
  void aSignatureOfAnotherKindIsMalformed() {
    for (var signature : Arrays.<Object>asList("no-such-signature", 7, true, Map.of(), nothing())) {
      assertThatThrownBy(() -> decoded(Map.of(Values.SIGNATURE, signature)))
          .isInstanceOf(MalformedValueException.class)
          .hasMessageContaining("unrecognized signature");
    }
  }

  @Test
  void aSecretWithoutValueIsMalformed() {
    assertThatThrownBy(() -> decoded(special(Values.SECRET, Map.of())))
        .isInstanceOf(MalformedValueException.class)
        .hasMessageContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void aNumberThatIsNotFiniteIsMalformed(double number) {
    assertThatThrownBy(() -> decoded(List.of(number)))
        .isInstanceOf(MalformedValueException.class)
        .hasMessageContaining("finite");
  }

  @Test
  void anAbsentMemberIsLeftOutAndAnAbsentItemKeepsItsPlace() {
    var items = new Items(List.of(Null.VALUE, new Text("a")));
    var fields = new Fields(Map.of("gone", Null.VALUE, "list", items));

    assertThat(StructCodec.encode(fields))
        .isEqualTo(struct(Map.of("list", List.of(nothing(), "a"))));
  }

  private static PropertyValue decoded(Object value) {
    return StructCodec.decode(struct(Map.of("value", value))).get("value");
  }
}
