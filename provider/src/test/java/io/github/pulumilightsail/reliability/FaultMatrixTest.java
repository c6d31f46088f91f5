package io.github.pulumilightsail.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.emulator.model.Outcome;
import io.github.pulumilightsail.reliability.Deed.Result;
import io.github.pulumilightsail.testing.Cloud;
import io.github.pulumilightsail.testing.Stack;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every call of every operation goes wrong in every way, over real HTTP. Whatever happens, the user
 * is told, the state is true or as before, the next commands go on from there, and no instance is
 * ever weaker than both what it was and what it is to be. What the user sees goes into {@code
 * docs/reliability.md}.
 */
class FaultMatrixTest {
  private static final List<String> FORBIDDEN = List.of("UNKNOWN", "INTERNAL", "DATA_LOSS");

  /** Real time: a call that gets no answer ends with the time of the operation. */
  private static final int HANG_SECONDS = 4;

  private static final Map<Cell, Row> ROWS = new ConcurrentSkipListMap<>(Cell.ORDER);

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

  /** Those that wait for an answer that never comes first, as they take longest. */
  static Stream<Cell> cells() {
    return Arrays.stream(Deed.values())
        .flatMap(deed ->
            deed.sites().stream()
                .flatMap(site ->
                    Arrays.stream(Trouble.values())
                        .filter(trouble -> trouble.happensAt(site))
                        .map(trouble -> new Cell(deed, site, trouble))))
        .sorted(Comparator.comparing(cell -> cell.trouble() != Trouble.HANG));
  }

  @ParameterizedTest
  @MethodSource("cells")
  @Execution(ExecutionMode.CONCURRENT)
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
    cell.trouble().strike(cloud.emulator().faults(), cell.site().in(cell.deed()));
    stack.timeout(cell.trouble() == Trouble.HANG ? HANG_SECONDS : 60);
    var result =
        Strength.kept(
            cloud.region(),
            cell.deed().wanted(stack),
            () -> {
              var ended = cell.deed().run(cloud.region(), stack);
              cloud.emulator().faults().clear();
              untilNothingIsUnderWay(cloud);
              return ended;
            });
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
    return new After(cloud, stack, result, kept(before, stack));
  }

  /** A call that the plugin has given up may still have its effect. */
  private static void untilNothingIsUnderWay(Cloud cloud) {
    while (cloud.emulator().calls().stream()
        .anyMatch(call -> call.outcome() instanceof Outcome.InFlight)) {
      Thread.onSpinWait();
    }
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
    var first = up(after, cell);
    if (old.isEmpty()) {
      assertThat(first.failed()).isTrue();
      return first;
    }
    if (first.failed()) {
      assertThat(first.message()).contains("pulumi refresh");
      var _ = refresh(after);
      assertThat(up(after, cell).failed()).isFalse();
    }
    var live = after.cloud().region().get(Deed.INSTANCE);
    assertThat(live.httpPutResponseHopLimit()).isEqualTo(2);
    if (cell.deed() != Deed.UPDATE_HOP_LIMIT) {
      assertThat(live.httpTokens()).isEqualTo("required");
    }
    assertThat(up(after, cell).did()).isEqualTo("SAME");
    return first;
  }

  /** The engine takes no state from a failed deletion, so the error asks for a refresh. */
  private static Result nextUpAfterDelete(After after, Cell cell) {
    if (Deed.writes(after.cloud().region()) > 1) {
      assertThat(after.result().message()).contains("pulumi refresh");
    }
    var _ = refresh(after);
    var up = up(after, cell);
    var live = after.cloud().region().find(Deed.INSTANCE);
    assertThat(up.failed()).isEqualTo(live.isEmpty());
    live.ifPresent(instance -> assertThat(instance.httpTokens()).isEqualTo("required"));
    return up;
  }

  private static Result up(After after, Cell cell) {
    return Deed.up(after.cloud().region(), after.stack(), cell.deed().program());
  }

  private static Result refresh(After after) {
    return Deed.refresh(after.cloud().region(), after.stack());
  }

  private static Result nextRefresh(After after, Cell cell) {
    var first = refresh(after);
    assertThat(first.failed()).as(first.message()).isFalse();
    if (after.cloud().region().find(Deed.INSTANCE).isPresent()) {
      var up = up(after, cell);
      assertThat(up.failed()).as(up.message()).isFalse();
      assertThat(refresh(after).did()).isEqualTo("SAME");
    }
    return first;
  }

  /** What was there before comes back, unless the instance is another. */
  private static Result nextDestroy(After after, Cell cell) {
    var arn = String.valueOf(after.stack().state().out().get("instanceArn"));
    var first = Deed.destroy(after.cloud().region(), after.stack());
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
    Golden.section("fault matrix").holds(FaultTable.of(ROWS));
  }
}
