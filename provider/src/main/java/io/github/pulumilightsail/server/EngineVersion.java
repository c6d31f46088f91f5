package io.github.pulumilightsail.server;

import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import pulumirpc.EngineGrpc;
import pulumirpc.EngineOuterClass.RequirePulumiVersionRequest;

/**
 * Tells the engine how old it may be; the tests run on that version and on the newest. An engine
 * that does not know the question, or does not answer it, is taken as it is.
 */
final class EngineVersion {
  static final String OLDEST = "3.220.0";
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final RequirePulumiVersionRequest REQUIRED =
      RequirePulumiVersionRequest.newBuilder().setPulumiVersionRange(">=" + OLDEST).build();

  private final EngineLog engine;

  EngineVersion(EngineLog engine) {
    this.engine = engine;
  }

  /** Fails where the engine says that it is older. */
  void require() {
    try {
      engine
          .channel()
          .ifPresent(channel -> {
            var _ =
                EngineGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(PATIENCE)
                    .requirePulumiVersion(REQUIRED);
          });
    } catch (StatusRuntimeException answer) {
      if (isRefusal(answer.getStatus())) {
        throw new FailureException(
            new Failure.Refused(
                "%s. The lightsail provider needs Pulumi %s or newer: https://www.pulumi.com/docs/install/"
                    .formatted(answer.getStatus().getDescription(), OLDEST)));
      }
    }
  }

  /** The engine's own error has no code of its own; those of gRPC are no answer. */
  private static boolean isRefusal(Status status) {
    return switch (status.getCode()) {
      case UNKNOWN, FAILED_PRECONDITION, INVALID_ARGUMENT -> status.getDescription() != null;
      default -> false;
    };
  }
}
