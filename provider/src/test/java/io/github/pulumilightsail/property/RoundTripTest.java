package io.github.pulumilightsail.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.property.PropertyValue.Fields;
import java.util.LinkedHashMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values made up from a seed, which each test's name tells; {@code -Dseed=N} starts elsewhere. */
class RoundTripTest {

  static LongStream seeds() {
    var first = Long.getLong("seed", 1);
    return LongStream.range(first, first + 300);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatIsSentIsReadAsTheSame(long seed) {
    var value = new RandomValues(seed).fields();

    assertThat(StructCodec.decode(StructCodec.encode(value))).isEqualTo(value);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void revealingTakesEverySecretOffAndNothingElse(long seed) {
    var value = new RandomValues(seed).fields();

    var revealed = value.revealed();

    assertThat(revealed.hasSecrets()).isFalse();
    assertThat(revealed.hasUnknowns()).isEqualTo(value.hasUnknowns());
    assertThat(Secrets.wrapLike(value, (Fields) revealed).revealed()).isEqualTo(revealed);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aValueWrappedLikeItselfShowsNoSecretOfIt(long seed) {
    var value = new RandomValues(seed).fields();

    var wrapped = Secrets.wrapLike(value, (Fields) value.revealed());

    assertThat(withoutAbsentSecrets(wrapped)).isEqualTo(withoutAbsentSecrets(value));
  }

  /** A wrapper around nothing hides nothing, and a wrapper inside a wrapper hides no more. */
  private static PropertyValue withoutAbsentSecrets(PropertyValue value) {
    return switch (value) {
      case PropertyValue.Secret _ when value.isAbsent() -> PropertyValue.Null.VALUE;
      case PropertyValue.Secret(var inner) -> new PropertyValue.Secret(inner.revealed());
      case PropertyValue.Items(var items) ->
          new PropertyValue.Items(items.stream().map(RoundTripTest::withoutAbsentSecrets).toList());
      case Fields(var members) -> {
        var all = new LinkedHashMap<String, PropertyValue>();
        members.forEach((key, member) -> all.put(key, withoutAbsentSecrets(member)));
        yield new Fields(all);
      }
      default -> value;
    };
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aPathThatIsPrintedIsReadAsTheSame(long seed) {
    var random = new RandomValues(seed);
    var key = random.word() + random.word() + "'";
    var path = PropertyPath.of("top" + random.place()).key(key).index(random.place());

    assertThat(PropertyPath.parse(path.toString())).isEqualTo(path);
  }
}
