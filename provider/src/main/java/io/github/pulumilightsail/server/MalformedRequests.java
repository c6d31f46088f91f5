package io.github.pulumilightsail.server;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.BindableService;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/**
 * Refuses what is no message at all, or is nested deeper than protobuf reads. By itself grpc-java
 * answers that with {@code UNKNOWN}, which the engine takes for a state that may be corrupt.
 */
final class MalformedRequests implements ServerInterceptor {
  /** What protobuf reads; a value of a list or an object is two or three messages. */
  private static final int DEEPEST = 100;

  private MalformedRequests() {}

  /** The service, with the reading of messages moved to where its failure can be answered. */
  static ServerServiceDefinition refusedBefore(BindableService service) {
    return ServerInterceptors.intercept(
        ServerInterceptors.useInputStreamMessages(service.bindService()), new MalformedRequests());
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
      private boolean refused;

      @Override
      public void onMessage(Q message) {
        try {
          super.onMessage(message);
        } catch (StatusRuntimeException problem) {
          refused = true;
          call.close(
              Status.INVALID_ARGUMENT.withDescription("the request is malformed" + why(problem)),
              new Metadata());
        }
      }

      @Override
      public void onHalfClose() {
        if (!refused) {
          super.onHalfClose();
        }
      }
    };
  }

  private static String why(StatusRuntimeException problem) {
    if (!(problem.getCause() instanceof InvalidProtocolBufferException cause)) {
      return "";
    }
    var reason = String.valueOf(cause.getMessage());
    return reason.contains("nesting")
        ? ": its values are nested more deeply than " + DEEPEST + " messages in one another"
        : ": " + reason;
  }
}
