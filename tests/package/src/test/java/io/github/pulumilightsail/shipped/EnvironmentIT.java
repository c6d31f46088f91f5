package io.github.pulumilightsail.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.shipped.Outcome.Refused;
import io.github.pulumilightsail.shipped.Outcome.Sent;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * In every environment of the tables the plugin calls Lightsail as the AWS CLI does: signed by the
 * same key, at the same host, for the same region, by the same way; or it calls nobody, and says
 * why. Where the AWS CLI does otherwise, its row says so and why.
 */
class EnvironmentIT {
  private static final List<Row> ROWS =
      Stream.of(
              VariableRows.ALL,
              FileRows.ALL,
              ProfileRows.ALL,
              AloneRows.ALL,
              ProxyRows.ALL,
              AuthorityRows.ALL,
              EndpointRows.ALL)
          .flatMap(List::stream)
          .toList();

  static final Map<Row, Result> PLUGIN = new HashMap<>();
  static final Map<Row, Result> CLI = new HashMap<>();

  /** What came of it, and all that was said. */
  record Result(Outcome outcome, String said) {}

  static List<Row> rows() {
    return ROWS;
  }

  @BeforeAll
  static void runAll(@TempDir Path folder)
      throws IOException, InterruptedException, ExecutionException {
    runPlugins(folder);
    runCli(folder);
  }

  private static void runPlugins(Path folder) throws InterruptedException, ExecutionException {
    try (var pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors() + 1)) {
      var runs = new ArrayList<Future<Result>>();
      for (var row : ROWS) {
        runs.add(pool.submit(() -> plugin(row, folder)));
      }
      for (var i = 0; i < ROWS.size(); i++) {
        PLUGIN.put(ROWS.get(i), runs.get(i).get());
      }
    }
  }

  static Result plugin(Row row, Path folder) throws IOException {
    try (var around = Surroundings.of(row, folder);
        var plugin = RunningPlugin.of(Shipped.launcher()).withOnly(around.variables()).run()) {
      var said = "";
      try {
        said = plugin.configure(around.config()).ask("web-1").getFailuresList().toString();
      } catch (StatusRuntimeException problem) {
        said = String.valueOf(problem.getStatus().getDescription());
      }
      return new Result(outcome(around, said), said);
    }
  }

  private static void runCli(Path folder) throws IOException, InterruptedException {
    var all = new ArrayList<Surroundings>();
    try {
      for (var row : ROWS) {
        all.add(Surroundings.of(row, folder));
      }
      var said = AwsCli.inEach(all);
      for (var i = 0; i < ROWS.size(); i++) {
        CLI.put(
            ROWS.get(i), new Result(outcome(all.get(i), said.get(i).text()), said.get(i).text()));
      }
    } finally {
      all.forEach(around -> {
        try {
          around.close();
        } catch (IOException problem) {
          throw new UncheckedIOException(problem);
        }
      });
    }
  }

  static Outcome outcome(Surroundings around, String said) {
    var calls = around.peer().calls();
    if (calls.isEmpty()) {
      return new Refused(List.of(said));
    }
    assertThat(calls.stream().distinct().toList()).as("one way to call").hasSize(1);
    var call = calls.getFirst();
    return new Sent(call.key(), call.host(), call.region(), call.way());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void thePlugin(Row row) {
    var result = Objects.requireNonNull(PLUGIN.get(row));
    switch (row.expected()) {
      case Sent sent -> assertThat(result.outcome()).as(result.said()).isEqualTo(sent);
      case Refused(var words) -> {
        assertThat(result.outcome()).isInstanceOf(Refused.class);
        assertThat(result.said()).contains(words);
      }
    }
    assertThat(result.said()).doesNotContain("hunter2").doesNotContainIgnoringCase("please report");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void theAwsCli(Row row) {
    var result = Objects.requireNonNull(CLI.get(row));
    var about = row.difference() + ": " + result.said();
    switch (row.expectedOfCli()) {
      case Sent sent -> assertThat(result.outcome()).as(about).isEqualTo(sent);
      case Refused _ -> assertThat(result.outcome()).as(about).isInstanceOf(Refused.class);
    }
  }

  @Test
  void areMany() {
    assertThat(ROWS)
        .hasSizeGreaterThanOrEqualTo(150)
        .extracting(Row::toString)
        .doesNotHaveDuplicates();
  }
}
