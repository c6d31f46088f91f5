package io.github.pulumilightsail.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.PropertyValue.Items;
import io.github.pulumilightsail.property.PropertyValue.Null;
import io.github.pulumilightsail.property.PropertyValue.Numeric;
import io.github.pulumilightsail.property.PropertyValue.Secret;
import io.github.pulumilightsail.property.PropertyValue.Text;
import io.github.pulumilightsail.property.PropertyValue.Unknown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PropertyValueTest {

  @Test
  void aWholeNumberHasNoFractionWhenItIsPrinted() {
    assertThat(new Numeric(3.0)).hasToString("3");
    assertThat(new Numeric(-0.5)).hasToString("-0.5");
    assertThat(new Numeric(1e300)).hasToString("1.0E300");
  }

  @Test
  void onlyNumbersThatAreExactAreWhole() {
    assertThat(new Numeric(9007199254740992.0).isWhole()).isTrue();
    assertThat(new Numeric(9007199254740994.0).isWhole()).isFalse();
    assertThat(new Numeric(2.5).isWhole()).isFalse();
  }

  @Test
  void anAbsentValueIsAbsentInItsWrappersToo() {
    assertThat(Null.VALUE.isAbsent()).isTrue();
    assertThat(new Secret(new Secret(Null.VALUE)).isAbsent()).isTrue();
    assertThat(new Text("").isAbsent()).isFalse();
  }

  @Test
  void anUnknownDeepInsideMakesTheWholeUncertainButNotUnknown() {
    var list = new Items(List.of(new Text("a"), new Secret(Unknown.VALUE)));

    assertThat(list.hasUnknowns()).isTrue();
    assertThat(list.isUnknown()).isFalse();
    assertThat(new Secret(Unknown.VALUE).isUnknown()).isTrue();
  }

  @Test
  void aLaterChangeOfWhatItWasMadeOfChangesNothing() {
    var members = new LinkedHashMap<String, PropertyValue>();
    members.put("a", new Text("x"));
    var fields = new Fields(members);

    members.clear();

    assertThat(fields).isEqualTo(new Fields(Map.of("a", new Text("x"))));
    assertThat(fields.isEmpty()).isFalse();
    assertThat(Fields.EMPTY.isEmpty()).isTrue();
  }
}
