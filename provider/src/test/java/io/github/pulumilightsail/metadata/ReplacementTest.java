package io.github.pulumilightsail.metadata;

import static io.github.pulumilightsail.metadata.Programs.requiring;
import static io.github.pulumilightsail.testing.Values.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.property.PropertyPath;
import io.github.pulumilightsail.resource.Change;
import io.github.pulumilightsail.resource.Change.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which changes replace the resource, and how they are shown. */
class ReplacementTest {
  private static final String ARN = "arn:aws:lightsail:eu-central-1:111122223333:Instance/1";
  private static final String OTHER = "arn:aws:lightsail:eu-central-1:111122223333:Instance/2";
  private static final Map<String, Object> STATE =
      Map.of("region", "eu-central-1", "instanceArn", ARN, "instanceName", "web-1");

  private final Direct direct = new Direct();

  private static Map<String, Object> program(String property, String value) {
    return value.isEmpty()
        ? requiring("required")
        : with(requiring("required"), Map.of(property, value));
  }

  /** Between the old and the new program; an empty one names none. */
  @ParameterizedTest
  @CsvSource({
    "eu-central-1, eu-west-1, eu-central-1, UPDATE, true",
    "'', eu-west-1, eu-central-1, ADD, false",
    "eu-central-1, '', eu-west-1, DELETE, true",
    "'', '', eu-west-1, UPDATE, false"
  })
  void anotherRegionReplaces(
      String before, String after, String providers, Kind kind, boolean ofInput) {
    direct.regions.withDefaultRegion(providers);

    assertThat(
            direct.diff(direct.options, STATE, program("region", before), program("region", after)))
        .containsExactly(new Change(PropertyPath.of("region"), kind, true, ofInput));
  }

  @ParameterizedTest
  @CsvSource({"eu-central-1,''", "'',eu-central-1", "'',''"})
  void theSameRegionByAnotherNameDoesNot(String before, String after) {
    assertThat(
            direct.diff(direct.options, STATE, program("region", before), program("region", after)))
        .isEmpty();
  }

  @Test
  void aRegionThatIsNotToldIsNoChange() {
    var program = requiring("required");
    assertThat(direct.diff(direct.options, Map.of(), program, program)).isEmpty();
    direct.regions.withoutDefaultRegion();
    assertThat(direct.diff(direct.options, STATE, program, program)).isEmpty();
  }

  @Test
  void anotherArnReplaces() {
    assertThat(
            direct.diff(
                direct.options, STATE, program("instanceArn", ""), program("instanceArn", OTHER)))
        .containsExactly(new Change(PropertyPath.of("instanceArn"), Kind.ADD, true, true));
    assertThat(
            direct.diff(
                direct.options, STATE, program("instanceArn", ARN), program("instanceArn", OTHER)))
        .containsExactly(new Change(PropertyPath.of("instanceArn"), Kind.UPDATE, true, true));
  }
}
