package io.github.pulumilightsail.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.testing.FakeLightsail;
import io.github.pulumilightsail.testing.FakeRegions;
import io.github.pulumilightsail.testing.Plugin;
import io.github.pulumilightsail.testing.Stack;
import io.github.pulumilightsail.testing.Stack.Done;
import io.github.pulumilightsail.testing.Values;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The whole table: every one of the four options, and every pair of them, under either value of
 * {@code httpTokens} that somebody else has set.
 */
class OptionTableTest {
  private static final MetadataOptions FIRST =
      new MetadataOptions("required", "disabled", 2, "enabled");
  private static final MetadataOptions SECOND =
      new MetadataOptions("optional", "enabled", 3, "disabled");

  private final FakeRegions regions = new FakeRegions().withDefaultRegion("eu-north-1");
  private final FakeLightsail lightsail = regions.in("eu-north-1");
  private final Plugin plugin = Plugin.over(regions);
  private final Stack stack = new Stack(plugin);

  @AfterEach
  void close() {
    plugin.close();
  }

  static List<Set<Option>> singlesAndPairs() {
    var all = new ArrayList<Set<Option>>();
    for (var one : Option.values()) {
      for (var other : Option.values()) {
        if (one.compareTo(other) <= 0) {
          all.add(EnumSet.of(one, other));
        }
      }
    }
    return all;
  }

  private record Row(Set<Option> managed, String tokens) {}

  private static Stream<Row> rows() {
    return Stream.of("optional", "required")
        .flatMap(tokens -> singlesAndPairs().stream().map(managed -> new Row(managed, tokens)));
  }

  static Stream<Arguments> table() {
    return rows().map(row -> Arguments.of(row.managed(), row.tokens()));
  }

  /** Every way to change one or two of the managed options. */
  static Stream<Arguments> changes() {
    return rows()
        .flatMap(row ->
            singlesAndPairs().stream()
                .filter(row.managed()::containsAll)
                .map(changed -> Arguments.of(row.managed(), changed, row.tokens())));
  }

  @ParameterizedTest(name = "{0} managed, tokens {1}")
  @MethodSource("table")
  void aCreateIsOneWriteThatCarriesTokensAndNothingUnmanaged(Set<Option> managed, String tokens) {
    var before = live(tokens);

    var step = stack.up(inputs(FIRST.only(managed)));

    assertThat(step.done()).isEqualTo(Done.CREATED);
    assertWritten(FIRST, managed, before);
    assertThat(stack.state().out().get("previousOptions"))
        .isEqualTo(Values.java(Values.struct(map(before.only(managed)))));
  }

  @ParameterizedTest(name = "{0} managed, {1} changed, tokens {2}")
  @MethodSource("changes")
  void aChangeIsOneWriteThatCarriesTokensAndNothingUnmanaged(
      Set<Option> managed, Set<Option> changed, String tokens) {
    live(tokens);
    stack.up(inputs(FIRST.only(managed)));
    var before = lightsail.instance("web-1").options();
    lightsail.forgetWrites();
    var wanted = SECOND.only(changed).orElse(FIRST.only(managed));

    assertThat(stack.up(inputs(FIRST.only(managed))).done()).isEqualTo(Done.SAME);
    assertThat(lightsail.writes()).isEmpty();
    var step = stack.up(inputs(wanted));

    assertThat(step.done()).isEqualTo(Done.UPDATED);
    assertThat(step.diff().getDetailedDiffMap().keySet())
        .containsExactlyInAnyOrderElementsOf(changed.stream().map(Option::property).toList());
    assertWritten(wanted, managed, before);
  }

  @ParameterizedTest(name = "{0} managed, tokens {1}")
  @MethodSource("table")
  void aRemovalRestoresWhatWasThereAndTouchesNothingElse(Set<Option> managed, String tokens) {
    var before = live(tokens);
    stack.up(inputs(FIRST.only(managed)));

    stack.destroy();

    assertThat(lightsail.instance("web-1").options()).isEqualTo(before);
    assertThat(lightsail.writes()).allMatch(write -> write.options().has(Option.HTTP_TOKENS));
  }

  @ParameterizedTest(name = "{0} managed, tokens {1}")
  @MethodSource("table")
  void anUnmanagedOptionThatSomebodyElseChangesIsNoDiff(Set<Option> managed, String tokens) {
    live(tokens);
    stack.up(inputs(FIRST.only(managed)));
    lightsail.forgetWrites();
    var others = EnumSet.complementOf(EnumSet.copyOf(managed));
    var elsewhere = new MetadataOptions("required", "enabled", 9, "enabled").only(others);
    lightsail.instance("web-1").with(elsewhere);

    assertThat(stack.refresh().getDetailedDiffMap()).isEmpty();
    assertThat(stack.up(inputs(FIRST.only(managed))).done()).isEqualTo(Done.SAME);
    assertThat(lightsail.writes()).isEmpty();
  }

  private MetadataOptions live(String tokens) {
    return lightsail.create("web-1").tokens(tokens).options();
  }

  private void assertWritten(MetadataOptions wanted, Set<Option> managed, MetadataOptions before) {
    var differs = !wanted.only(managed).differingFrom(before).isEmpty();
    assertThat(lightsail.writes()).hasSize(differs ? 1 : 0);
    if (differs) {
      var sent = EnumSet.copyOf(managed);
      sent.add(Option.HTTP_TOKENS);
      assertThat(lightsail.onlyWrite()).isEqualTo(wanted.only(managed).orElse(before).only(sent));
    }
    assertThat(lightsail.instance("web-1").options())
        .isEqualTo(wanted.only(managed).orElse(before));
  }

  private static Map<String, Object> inputs(MetadataOptions wanted) {
    return Programs.web(map(wanted));
  }

  private static Map<String, Object> map(MetadataOptions options) {
    var map = new LinkedHashMap<String, Object>();
    for (var option : Option.values()) {
      var value = options.get(option);
      if (value != null) {
        map.put(option.property(), value);
      }
    }
    return map;
  }
}
