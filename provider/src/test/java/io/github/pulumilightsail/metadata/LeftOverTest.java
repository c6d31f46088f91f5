package io.github.pulumilightsail.metadata;

import static io.github.pulumilightsail.testing.Values.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.testing.Cloud;
import io.github.pulumilightsail.testing.Stack;
import io.github.pulumilightsail.testing.Stack.Done;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two resources that are left over of one instance, ended in one run, in any order. */
class LeftOverTest {
  private static final Map<String, Object> PROGRAM =
      Map.of(
          "instanceName", "web-1",
          "httpTokens", "required",
          "httpPutResponseHopLimit", 5,
          "onDelete", "restore",
          "imdsV1UsageCheck", "off");

  private final Cloud cloud = Cloud.start();
  private final Stack one = new Stack(cloud.plugin(), "one");
  private final Stack two = new Stack(cloud.plugin(), "two");

  @AfterEach
  void close() {
    cloud.close();
  }

  /** Renamed without an alias, and cut short before the old one went. */
  private void both(Map<String, ?> second) {
    cloud.region().instance("web-1").create();
    one.up(PROGRAM);
    cloud.plugin().newRun();
    assertThat(two.apply(second).done()).isEqualTo(Done.CREATED);
    cloud.plugin().newRun();
  }

  private void end(boolean oldestFirst) {
    for (var each : oldestFirst ? List.of(one, two) : List.of(two, one)) {
      assertThat(each.delete().error()).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatWasThereBeforeBothIsPutBack(boolean oldestFirst) {
    both(PROGRAM);

    end(oldestFirst);

    assertThat(cloud.region().get("web-1").httpTokens()).isEqualTo("optional");
    assertThat(cloud.region().get("web-1").httpPutResponseHopLimit()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whateverTheSecondHasMadeOfIt(boolean oldestFirst) {
    both(with(PROGRAM, Map.of("httpPutResponseHopLimit", 7)));

    end(oldestFirst);

    assertThat(cloud.region().get("web-1").httpTokens()).isEqualTo("optional");
    assertThat(cloud.region().get("web-1").httpPutResponseHopLimit()).isEqualTo(1);
  }
}
