package io.github.pulumilightsail.server;

import com.google.protobuf.Any;
import com.google.rpc.Status;
import io.github.pulumilightsail.property.MalformedValueException;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs the handler of one RPC, and tells its failure so that the engine and the user understand it.
 */
final class Rpc {
  private static final Logger LOG = Logger.getLogger(Rpc.class.getName());

  private Rpc() {}

  /** Answers with the handler's result or its failure; there is always exactly one answer. */
  static <T> void answer(StreamObserver<T> observer, Supplier<T> handler) {
    answerAll(observer, () -> List.of(handler.get()));
  }

  /** Answers with all of the handler's results, or with its failure. */
  static <T> void answerAll(StreamObserver<T> observer, Supplier<List<T>> handler) {
    List<T> results;
    try {
      results = handler.get();
    } catch (RuntimeException | Error problem) {
      observer.onError(error(problem));
      return;
    }
    results.forEach(observer::onNext);
    observer.onCompleted();
  }

  private static StatusRuntimeException error(Throwable problem) {
    return switch (problem) {
      case StatusRuntimeException ready -> ready;
      case FailureException failed -> error(failed.failure(), List.of());
      case MalformedValueException malformed ->
          error(
              new Failure.Malformed("the request is malformed: " + malformed.getMessage()),
              List.of());
      case StackOverflowError _ ->
          error(new Failure.Malformed("the request is nested too deeply"), List.of());
      case OutOfMemoryError _ ->
          error(new Failure.Throttled("the request is too large for the memory"), List.of());
      default -> {
        LOG.log(Level.SEVERE, "a handler failed unexpectedly", problem);
        yield error(
            new Failure.Bug(
                "the lightsail provider failed unexpectedly (%s). Please report this to its authors, with the stack trace of `pulumi up --logtostderr -v=9`."
                    .formatted(problem.getClass().getSimpleName())),
            List.of());
      }
    };
  }

  /**
   * A failure as a status. The engine shows the description only, and takes {@code UNKNOWN} and
   * {@code INTERNAL} for a state that may be corrupt, so neither is ever used.
   */
  static StatusRuntimeException error(Failure failure, List<Any> details) {
    return StatusProto.toStatusRuntimeException(
        Status.newBuilder()
            .setCode(code(failure).value())
            .setMessage(failure.message())
            .addAllDetails(details)
            .build());
  }

  private static Code code(Failure failure) {
    return switch (failure) {
      case Failure.BadInput _, Failure.Malformed _ -> Code.INVALID_ARGUMENT;
      case Failure.NotFound _ -> Code.NOT_FOUND;
      case Failure.Conflict _, Failure.Refused _, Failure.OperationFailed _ ->
          Code.FAILED_PRECONDITION;
      case Failure.Denied _ -> Code.PERMISSION_DENIED;
      case Failure.Unauthenticated _ -> Code.UNAUTHENTICATED;
      case Failure.SettingUp _, Failure.ServiceFault _, Failure.Unreachable _ -> Code.UNAVAILABLE;
      case Failure.Throttled _ -> Code.RESOURCE_EXHAUSTED;
      case Failure.TimedOut _ -> Code.DEADLINE_EXCEEDED;
      case Failure.Cancelled _ -> Code.CANCELLED;
      case Failure.Unsupported _ -> Code.UNIMPLEMENTED;
      case Failure.Bug _ -> Code.ABORTED;
    };
  }
}
