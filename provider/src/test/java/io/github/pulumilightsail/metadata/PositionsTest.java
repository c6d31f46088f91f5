package io.github.pulumilightsail.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.emulator.EmulatedRegion;
import io.github.pulumilightsail.emulator.model.InstanceState;
import io.github.pulumilightsail.emulator.model.OptionsPatch;
import io.github.pulumilightsail.testing.Cloud;
import io.github.pulumilightsail.testing.Stack;
import io.github.pulumilightsail.testing.Stack.Done;
import io.github.pulumilightsail.testing.Stack.Step;
import io.github.pulumilightsail.testing.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is not documented of the API is open here: in every position of every switch ({@code
 * tests/aws/positions.txt}) the life of an instance that was launched safe goes the same way, and
 * the provider never opens it.
 */
class PositionsTest {
  private static final Map<String, Object> PROGRAM =
      Map.of("instanceName", "web-1", "httpTokens", "required", "onDelete", "restore");
  private static final Set<String> NOT_OURS = Set.of("created", "somebody else");

  private final Cloud cloud = Cloud.start();
  private final Stack stack = cloud.stack();

  @AfterEach
  void close() {
    cloud.close();
  }

  private static Stream<String> positions() throws IOException {
    return Files.readAllLines(Path.of("../tests/aws/positions.txt")).stream()
        .filter(line -> !line.startsWith("#"));
  }

  @ParameterizedTest
  @MethodSource("positions")
  void theLifeOfAnInstanceGoesTheSameWay(String position) {
    var words = position.split(" ", -1);
    for (var i = 1; i < words.length; i++) {
      var parts = words[i].split("=", 2);
      cloud.emulator().behavior().set(parts[0], parts[1]);
    }
    cloud.configure(Map.of("region", words[0]));
    var region = cloud.emulator().region(words[0]);
    region.instance("web-1").blueprint("ubuntu_24_04").create();
    var launched = region.get("web-1").options();

    assertThat(up(2).done()).isEqualTo(Done.CREATED);
    isSettledAt(region, 2);

    // A plain call for Docker; where Lightsail resets omitted tokens, it opens the instance.
    region.change("web-1", OptionsPatch.none().tokens("optional").hopLimit(3));
    assertThat(stack.refresh().getDetailedDiffMap())
        .containsOnlyKeys("httpTokens", "httpPutResponseHopLimit");
    assertThat(up(2).done()).isEqualTo(Done.UPDATED);
    isSettledAt(region, 2);

    // Whoever manages the hop limit alone leaves the tokens as they are.
    var other = new Stack(cloud.plugin(), "other");
    region.instance("web-2").blueprint("amazon_linux_2023").create();
    assertThat(other.up(Map.of("instanceName", "web-2", "httpPutResponseHopLimit", 3)).done())
        .isEqualTo(Done.CREATED);
    assertThat(region.get("web-2").httpTokens()).isEqualTo("required");

    assertThat(up(4, "httpEndpoint", "disabled").done()).isEqualTo(Done.UPDATED);
    assertThat(region.get("web-1").httpEndpoint()).isEqualTo("disabled");
    assertThat(up(4, "httpEndpoint", "enabled").done()).isEqualTo(Done.UPDATED);
    assertThat(region.get("web-1").httpEndpoint()).isEqualTo("enabled");
    assertThat(region.get("web-1").httpTokens()).isEqualTo("required");

    region.enter("web-1", InstanceState.STOPPED);
    assertThat(up(5, "httpEndpoint", "enabled").done()).isEqualTo(Done.UPDATED);
    region.enter("web-1", InstanceState.RUNNING);
    region.apply("web-1");
    assertThat(stack.refresh().getDetailedDiffMap()).isEmpty();
    assertThat(region.get("web-1").httpPutResponseHopLimit()).isEqualTo(5);

    region.instance("web-3").blueprint("ubuntu_24_04").starting().create();
    var starting = new Stack(cloud.plugin(), "starting");
    var up =
        starting.up(
            Values.with(PROGRAM, Map.of("instanceName", "web-3", "httpPutResponseHopLimit", 6)));
    assertThat(up.done()).as(up.message()).isEqualTo(Done.CREATED);
    assertThat(region.get("web-3").httpPutResponseHopLimit()).isEqualTo(6);

    assertThat(up(65).done()).isEqualTo(Done.REFUSED);
    assertThat(stack.destroy().error()).isNull();
    assertThat(region.get("web-1").options()).isEqualTo(launched);
    assertThat(region.timeline("web-1"))
        .filteredOn(change -> !NOT_OURS.contains(change.cause()))
        .isNotEmpty()
        .allMatch(change ->
            change.options().httpTokens().equals("required")
                || change.options().httpEndpoint().equals("disabled"));
  }

  private Step up(int hopLimit, String... more) {
    var program = Values.with(PROGRAM, Map.of("httpPutResponseHopLimit", hopLimit));
    return stack.up(more.length == 0 ? program : Values.with(program, Map.of(more[0], more[1])));
  }

  /** The instance is as wanted, and neither another look nor another update finds anything. */
  private void isSettledAt(EmulatedRegion region, int hopLimit) {
    assertThat(region.get("web-1").httpTokens()).isEqualTo("required");
    assertThat(region.get("web-1").httpPutResponseHopLimit()).isEqualTo(hopLimit);
    assertThat(stack.refresh().getDetailedDiffMap()).isEmpty();
    var writes = cloud.writes().size();
    assertThat(up(hopLimit).done()).isEqualTo(Done.SAME);
    assertThat(cloud.writes()).hasSize(writes);
  }
}
