package io.github.pulumilightsail.aws.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;

class OneLookTest {
  private final AtomicInteger looks = new AtomicInteger();

  /** Two hundred resources would each wait for a metadata service that does not answer. */
  @Test
  void aSourceThatHasNoneIsAskedOnce() {
    var credentials =
        new OneLook(
            () -> {
              looks.incrementAndGet();
              throw SdkClientException.create("no answer");
            },
            problem -> new IllegalStateException("told: " + problem.getMessage()));

    for (var resource = 0; resource < 200; resource++) {
      assertThatThrownBy(credentials::resolveCredentials).hasMessage("told: no answer");
    }

    assertThat(looks).hasValue(1);
  }

  @Test
  void aSourceThatHasSomeIsAskedEachTimeForItRenewsThem() {
    var credentials =
        new OneLook(
            () -> AwsBasicCredentials.create("AKIA" + looks.incrementAndGet(), "secret"),
            problem -> problem);

    assertThat(credentials.resolveCredentials().accessKeyId()).isEqualTo("AKIA2");
    assertThat(credentials.resolveCredentials().accessKeyId()).isEqualTo("AKIA3");
  }
}
