package io.github.pulumilightsail.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.testing.Cloud;
import io.github.pulumilightsail.testing.Stack.Step;
import io.grpc.Status.Code;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A cancel ends what is under way, over real HTTP: what hangs, what fails and what is throttled.
 */
@Timeout(60)
class CancelledCallsTest {
  private static final String WRITE = "UpdateInstanceMetadataOptions";
  private static final Map<String, Object> PROGRAM =
      Map.of("instanceName", "web-1", "httpTokens", "required", "imdsV1UsageCheck", "off");

  private final Cloud cloud = Cloud.start();

  @BeforeEach
  void instance() {
    cloud.region().instance("web-1").create();
  }

  @AfterEach
  void close() {
    cloud.emulator().faults().clear();
    cloud.close();
  }

  /** The step must end long before the attempt that hangs is given up, which takes a minute. */
  private static Step ended(CompletableFuture<Step> step) throws Exception {
    return step.get(20, TimeUnit.SECONDS);
  }

  private void untilCalled(String operation) {
    while (cloud.emulator().calls(operation).isEmpty()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aWriteThatGetsNoAnswerEndsAndIsInTheState() throws Exception {
    cloud.emulator().faults().hang(WRITE);
    var stack = cloud.stack();
    var step = CompletableFuture.supplyAsync(() -> stack.up(PROGRAM));
    untilCalled(WRITE);

    cloud.plugin().cancel();

    assertThat(ended(step).code()).isEqualTo(Code.CANCELLED);
    assertThat(stack.state().initErrors()).isNotEmpty();
    assertThat(stack.state().out())
        .containsEntry("previousOptions", Map.of("httpTokens", "optional"));
  }

  @Test
  void aReadThatGetsNoAnswerEnds() throws Exception {
    cloud.emulator().faults().hang("GetInstance");
    var stack = cloud.stack();
    var step = CompletableFuture.supplyAsync(() -> stack.up(PROGRAM));
    untilCalled("GetInstance");

    cloud.plugin().cancel();

    assertThat(ended(step).code()).isEqualTo(Code.CANCELLED);
    assertThat(stack.exists()).isFalse();
  }

  @Test
  void aWriteThatIsThrottledEndsAndHasCertainlyNotHappened() throws Exception {
    cloud.configure(Map.of("maxRetries", 10));
    cloud.emulator().faults().throttle(WRITE);
    cloud.ticker().onPass(cloud.plugin()::cancel);
    var stack = cloud.stack();

    var step = ended(CompletableFuture.supplyAsync(() -> stack.up(PROGRAM)));

    assertThat(step.code()).isEqualTo(Code.CANCELLED);
    assertThat(stack.exists()).isFalse();
    assertThat(cloud.emulator().calls(WRITE)).hasSize(1);
  }

  @Test
  void aWriteThatFailsInAwsEndsAndMayHaveHappened() throws Exception {
    cloud.configure(Map.of("maxRetries", 10));
    cloud.emulator().faults().internalFailure(WRITE);
    cloud.ticker().onPass(cloud.plugin()::cancel);
    var stack = cloud.stack();

    var step = ended(CompletableFuture.supplyAsync(() -> stack.up(PROGRAM)));

    assertThat(step.code()).isEqualTo(Code.CANCELLED);
    assertThat(stack.state().initErrors()).isNotEmpty();
    assertThat(cloud.emulator().calls(WRITE)).hasSize(1);
  }

  /** Whatever the pace, a single resource is written as long as its time is not over. */
  @ParameterizedTest
  @ValueSource(ints = {1, 30})
  void aThrottledWriteOfASingleResourceIsRepeated(int times) throws Exception {
    cloud.configure(Map.of("maxRetries", 3));
    cloud.emulator().faults().throttle(WRITE).times(times);

    var step = ended(CompletableFuture.supplyAsync(() -> cloud.stack().up(PROGRAM)));

    assertThat(step.code()).as(step.message()).isEqualTo(Code.OK);
  }
}
