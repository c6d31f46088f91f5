package io.github.pulumilightsail.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.testing.Cloud;
import io.github.pulumilightsail.testing.Stack.Done;
import io.grpc.Status.Code;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An instance that no look has reached is not one that is gone. */
class UnseenInstanceTest {
  private static final Map<String, Object> PROGRAM =
      Map.of(
          "instanceName",
          "web-1",
          "httpTokens",
          "required",
          "imdsV1UsageCheck",
          "off",
          "onDelete",
          "restore");

  private final Cloud cloud = Cloud.start();

  @BeforeEach
  void instance() {
    cloud.region().instance("web-1").create();
  }

  @AfterEach
  void close() {
    cloud.close();
  }

  @Test
  void aThrottledFirstLookIsRepeated() {
    cloud.emulator().faults().throttle("GetInstance").after(1).times(2);

    assertThat(cloud.stack().up(PROGRAM).done()).isEqualTo(Done.CREATED);
  }

  @Test
  void aDeletionIsNotDoneBecauseNoLookSucceeds() {
    var stack = cloud.stack();
    stack.up(PROGRAM);
    cloud.emulator().faults().throttle("GetInstance").after(1);

    var step = stack.destroy();

    assertThat(step.code()).isEqualTo(Code.DEADLINE_EXCEEDED);
    assertThat(step.message()).contains("pulumi refresh");
    assertThat(stack.exists()).isTrue();
    cloud.emulator().faults().clear();
    assertThat(stack.destroy().code()).isEqualTo(Code.OK);
  }
}
