package io.github.pulumilightsail.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.emulator.model.EmulatedOptions;
import io.github.pulumilightsail.emulator.model.OptionsChange;
import io.github.pulumilightsail.reliability.Deed.Result;
import io.github.pulumilightsail.testing.Cloud;
import io.github.pulumilightsail.testing.Stack;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every call of every operation goes wrong in every way, over real HTTP. Whatever happens, the user
 * is told, the state is true or as before, the next commands go on from there, and no instance is
 * ever weaker than both what it was and what it is to be. What the user sees goes into {@code
 * docs/reliability.md}.
 */
@Tag("long")
class FaultMatrixTest {
  private static final List<String> FORBIDDEN = List.of("UNKNOWN", "INTERNAL", "DATA_LOSS");
  private static final String ALL = ".*";

  /** Which operations: a part of the table is printed, and not compared. */
  private static final String ONLY = System.getProperty("matrix.deeds", ALL);

  private static final Map<Cell, Row> ROWS = new TreeMap<>(Cell.ORDER);

  /** One way in which one call goes wrong. */
  record Cell(Deed deed, Site site, Trouble trouble) {
    static final Comparator<Cell> ORDER =
        Comparator.comparing(Cell::deed).thenComparing(Cell::site).thenComparing(Cell::trouble);
  }

  /** What is told of a cell. */
  record Row(String sees, String state, String up, String refresh, String destroy) {}

  /** A world in which the cell has just happened. */
  private record After(Cloud cloud, Stack stack, Result result, String state)
      implements AutoCloseable {
    @Override
    public void close() {
      cloud.close();
    }
  }

  static Stream<Cell> cells() {
    return Arrays.stream(Deed.values())
        .flatMap(deed ->
            deed.sites().stream()
                .flatMap(site ->
                    Arrays.stream(Trouble.values())
                        .filter(trouble -> trouble.happensAt(site))
                        .map(trouble -> new Cell(deed, site, trouble))));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void whateverGoesWrong(Cell cell) {
    String sees;
    String state;
    String up;
    try (var after = happen(cell)) {
      sees = sees(after.result());
      state = after.state();
      up = said(nextUp(after, cell));
    }
    if (sees.equals("success") && !cell.trouble().isSomebodyElse()) {
      ROWS.put(cell, new Row(sees, state, up, "as usual", "as usual"));
      return;
    }
    String refresh;
    try (var after = happen(cell)) {
      assertThat(sees(after.result())).as("it ends in the same way each time").isEqualTo(sees);
      refresh = after.stack().exists() ? said(nextRefresh(after, cell)) : "nothing to refresh";
    }
    String destroy;
    try (var after = happen(cell)) {
      destroy = after.stack().exists() ? said(nextDestroy(after, cell)) : "nothing to destroy";
    }
    ROWS.put(cell, new Row(sees, state, up, refresh, destroy));
  }

  private static After happen(Cell cell) {
    var cloud = Cloud.start();
    var stack = cloud.stack();
    cell.deed().prepare(cloud.region(), stack);
    cloud.configure(Map.of("maxRetries", cell.trouble().passes() ? 1 : 0));
    var before = Optional.of(stack).filter(Stack::exists).map(Stack::state);
    var old = cloud.region().get(Deed.INSTANCE);
    cell.trouble().strike(cloud.emulator().faults(), cell.site());
    stack.timeout(cell.trouble() == Trouble.HANG ? 0.7 : 60);
    var result = cell.deed().run(stack);
    cloud.emulator().faults().clear();
    if (cell.trouble() == Trouble.PENDING_FOREVER) {
      cloud.region().apply(Deed.INSTANCE);
    }
    stack.timeout(0);

    assertThat(FORBIDDEN).doesNotContain(result.code());
    if (!cell.trouble().isSomebodyElse()) {
      assertThat(result.code()).as(result.message()).isNotEqualTo("NOT_FOUND");
    }
    if (result.failed()) {
      assertThat(result.message()).isNotBlank();
    } else if (cell.deed() != Deed.READ && cell.deed() != Deed.DELETE) {
      assertThat(stack.exists()).isTrue();
    }
    var live = cloud.region().find(Deed.INSTANCE);
    if (cell.deed() == Deed.CREATE && live.isPresent() && writtenByUs(cloud, live.get().arn())) {
      assertThat(stack.exists()).as("what was written is in the state").isTrue();
    }
    if (cell.deed() == Deed.DELETE && result.failed()) {
      assertThat(stack.exists()).as("a failed deletion keeps the state").isTrue();
    }
    neverWeaker(cloud, old.options(), cell.deed());
    return new After(cloud, stack, result, kept(before, stack));
  }

  private static boolean writtenByUs(Cloud cloud, String arn) {
    return cloud.region().timeline(Deed.INSTANCE).stream()
        .anyMatch(change ->
            change.arn().equals(arn) && change.cause().equals("UpdateInstanceMetadataOptions"));
  }

  private static String kept(Optional<Stack.State> before, Stack stack) {
    if (!stack.exists()) {
      return before.isPresent() ? "removed" : "none";
    }
    if (before.equals(Optional.of(stack.state()))) {
      return "as before";
    }
    return stack.state().initErrors().isEmpty() ? "new" : "kept as unfinished";
  }

  /** The program comes into force, if need be after the refresh that the error asks for. */
  private static Result nextUp(After after, Cell cell) {
    if (cell.deed() == Deed.DELETE && !after.stack().exists()) {
      return new Result("nothing to do", "OK", "");
    }
    var old = after.cloud().region().find(Deed.INSTANCE);
    if (cell.deed() == Deed.DELETE) {
      return nextUpAfterDelete(after, cell);
    }
    var first = Result.of(after.stack().up(cell.deed().program()));
    if (old.isEmpty()) {
      assertThat(first.failed()).isTrue();
      return first;
    }
    if (first.failed()) {
      assertThat(first.message()).contains("pulumi refresh");
      after.stack().refresh();
      assertThat(after.stack().up(cell.deed().program()).code().name()).isEqualTo("OK");
    }
    var live = after.cloud().region().get(Deed.INSTANCE);
    assertThat(live.httpPutResponseHopLimit()).isEqualTo(2);
    if (cell.deed() != Deed.UPDATE_HOP_LIMIT) {
      assertThat(live.httpTokens()).isEqualTo("required");
    }
    assertThat(after.stack().up(cell.deed().program()).done()).isEqualTo(Stack.Done.SAME);
    neverWeaker(after.cloud(), old.get().options(), cell.deed());
    return first;
  }

  /** The engine takes no state from a failed deletion, so the error asks for a refresh. */
  private static Result nextUpAfterDelete(After after, Cell cell) {
    if (writtenByUs(after.cloud(), 2)) {
      assertThat(after.result().message()).contains("pulumi refresh");
    }
    var _ = Result.ofRefresh(after.stack());
    var up = Result.of(after.stack().up(cell.deed().program()));
    var live = after.cloud().region().find(Deed.INSTANCE);
    assertThat(up.failed()).isEqualTo(live.isEmpty());
    live.ifPresent(instance -> assertThat(instance.httpTokens()).isEqualTo("required"));
    return up;
  }

  /** Whether there were at least so many writes that took effect. */
  private static boolean writtenByUs(Cloud cloud, int times) {
    return cloud.region().timeline(Deed.INSTANCE).stream()
            .filter(change -> change.cause().equals("UpdateInstanceMetadataOptions"))
            .count()
        >= times;
  }

  private static Result nextRefresh(After after, Cell cell) {
    var first = Result.ofRefresh(after.stack());
    assertThat(first.failed()).as(first.message()).isFalse();
    if (after.cloud().region().find(Deed.INSTANCE).isPresent()) {
      assertThat(after.stack().up(cell.deed().program()).code().name()).isEqualTo("OK");
      assertThat(Result.ofRefresh(after.stack()).did()).isEqualTo("SAME");
    }
    return first;
  }

  /** What was there before comes back, unless the instance is another. */
  private static Result nextDestroy(After after, Cell cell) {
    var arn = String.valueOf(after.stack().state().out().get("instanceArn"));
    var first = Result.of(after.stack().destroy());
    assertThat(first.failed()).as(first.message()).isFalse();
    var live = after.cloud().region().find(Deed.INSTANCE);
    if (live.isPresent() && live.get().arn().equals(arn)) {
      if (cell.trouble() != Trouble.CHANGED) {
        assertThat(live.get().httpPutResponseHopLimit()).isEqualTo(1);
        assertThat(live.get().httpTokens())
            .isEqualTo(cell.deed() == Deed.UPDATE_HOP_LIMIT ? "required" : "optional");
      }
    }
    return first;
  }

  /**
   * Every change that was ours is at least as strong as the weaker of what was there and what is
   * wanted.
   */
  private static void neverWeaker(Cloud cloud, EmulatedOptions start, Deed deed) {
    var before = start;
    var arn = "";
    for (OptionsChange change : cloud.region().timeline(Deed.INSTANCE)) {
      var now = change.options();
      var ours = change.cause().equals("UpdateInstanceMetadataOptions");
      if (ours && deed == Deed.UPDATE_HOP_LIMIT && change.arn().equals(arn)) {
        assertThat(now.httpTokens())
            .as("IMDSv1 is never opened by the way")
            .isIn(before.httpTokens(), "required");
      }
      if (ours && change.arn().equals(arn)) {
        assertThat(now.httpPutResponseHopLimit())
            .isLessThanOrEqualTo(Math.max(before.httpPutResponseHopLimit(), 3));
        assertThat(now.httpEndpoint()).isEqualTo(before.httpEndpoint());
      }
      before = now;
      arn = change.arn();
    }
  }

  // ---- the table

  private static String sees(Result result) {
    if (!result.failed()) {
      return "success";
    }
    var text =
        result
            .message()
            .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "…")
            .replaceAll("(: |; | \\(account).*", "")
            .replace(" in eu-central-1", "")
            .replaceAll("(?s)\\n.*", "");
    return "`" + result.code() + "` " + text;
  }

  private static String said(Result result) {
    return result.failed()
        ? result.message().contains("pulumi refresh") && !result.code().equals("NOT_FOUND")
            ? "asks for a refresh"
            : "`" + result.code() + "`"
        : result.did().toLowerCase(Locale.ROOT);
  }

  @AfterAll
  static void theTableIsInTheDocumentation() {
    if (ROWS.size() < cells().count()) {
      return;
    }
    if (!ONLY.equals(ALL)) {
      System.out.println(FaultTable.of(ROWS));
      return;
    }
    Golden.section("fault matrix").holds(FaultTable.of(ROWS));
  }
}
