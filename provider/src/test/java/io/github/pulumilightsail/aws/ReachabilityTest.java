package io.github.pulumilightsail.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pulumilightsail.aws.port.Lightsail;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Without a network, or without credentials, many reads cost hardly more than one. */
@Timeout(20)
class ReachabilityTest {
  private static SdkClientException noNetwork() {
    return SdkClientException.create("no", new UnknownHostException("lightsail.eu-north-1"));
  }

  private static SdkClientException noCredentials() {
    return SdkClientException.create("Unable to load credentials from any of the providers");
  }

  private final Edge edge = new Edge();
  private final Lightsail region = edge.region(10);

  @AfterEach
  void close() {
    edge.close();
  }

  private Failure find(String name) {
    return catchThrowableOfType(FailureException.class, () -> region.find(name, edge.call()))
        .failure();
  }

  private Duration waited() {
    return edge.ticker.pauses().stream().reduce(Duration.ZERO, Duration::plus);
  }

  @Test
  void withoutANetworkTwentyFourReadsTakeLessThanASecondAndFourCalls() {
    edge.onGetInstance(_ -> {
      throw noNetwork();
    });

    for (var number = 0; number < 24; number++) {
      assertThat(find("web-" + number)).isInstanceOf(Failure.Unreachable.class);
    }

    assertThat(edge.requests()).hasSize(4);
    assertThat(waited()).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void withoutCredentialsTwentyFourReadsLookForThemOnce() {
    edge.onGetInstance(_ -> {
      throw noCredentials();
    });

    for (var number = 0; number < 24; number++) {
      assertThat(find("web-" + number)).isInstanceOf(Failure.Unauthenticated.class);
    }

    assertThat(edge.requests()).hasSize(1);
  }

  @Test
  void aWhileLaterItIsTriedAgain() {
    edge.onGetInstance(_ -> {
      throw noNetwork();
    });
    find("web-1");

    edge.hasInstances(1, 20);
    edge.ticker.advance(Duration.ofSeconds(11));

    assertThat(region.find("web-1", edge.call())).isPresent();
  }

  @Test
  void aRegionThatHasAnsweredOnceIsBelievedToDoSoAgain() {
    edge.hasInstances(1, 20);
    region.find("web-1", edge.call());
    edge.onGetInstance(_ -> {
      throw noNetwork();
    });

    assertThat(find("web-1")).isInstanceOf(Failure.Unreachable.class);
    assertThat(find("web-1")).isInstanceOf(Failure.Unreachable.class);

    assertThat(edge.requests()).hasSize(1 + 11 + 11);
  }
}
