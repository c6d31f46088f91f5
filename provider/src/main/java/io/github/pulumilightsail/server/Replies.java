package io.github.pulumilightsail.server;

import com.google.protobuf.Any;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.StructCodec;
import io.github.pulumilightsail.resource.Change;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.IgnoredChanges;
import io.github.pulumilightsail.resource.Lists;
import io.github.pulumilightsail.resource.PropertyFailure;
import io.grpc.StatusRuntimeException;
import java.util.List;
import pulumirpc.Provider.CheckFailure;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.DiffResponse.DiffChanges;
import pulumirpc.Provider.ErrorResourceInitFailed;
import pulumirpc.Provider.ListResponse;
import pulumirpc.Provider.PropertyDiff;
import pulumirpc.Provider.PropertyDiff.Kind;

/** Outcomes as messages of the protocol. */
final class Replies {
  private Replies() {}

  static List<CheckFailure> failures(List<PropertyFailure> failures) {
    return failures.stream()
        .map(failure ->
            CheckFailure.newBuilder()
                .setProperty(failure.reportedPath())
                .setReason(failure.reportedReason())
                .build())
        .toList();
  }

  /** The changes but for those that {@code ignoreChanges} covers. */
  static DiffResponse diff(List<Change> changes, IgnoredChanges ignored) {
    var response = DiffResponse.newBuilder().setHasDetailedDiff(true);
    for (var change : changes) {
      if (!ignored.cover(change.path())) {
        add(response, change);
      }
    }
    return response
        .setChanges(
            response.getDetailedDiffCount() > 0 ? DiffChanges.DIFF_SOME : DiffChanges.DIFF_NONE)
        .build();
  }

  private static void add(DiffResponse.Builder response, Change change) {
    var top = change.path().top();
    if (!response.getDiffsList().contains(top)) {
      response.addDiffs(top);
    }
    if (change.replaces() && !response.getReplacesList().contains(top)) {
      response.addReplaces(top);
    }
    response.putDetailedDiff(
        change.path().toString(),
        PropertyDiff.newBuilder().setKind(kind(change)).setInputDiff(change.ofInput()).build());
  }

  private static Kind kind(Change change) {
    return switch (change.kind()) {
      case ADD -> change.replaces() ? Kind.ADD_REPLACE : Kind.ADD;
      case DELETE -> change.replaces() ? Kind.DELETE_REPLACE : Kind.DELETE;
      case UPDATE -> change.replaces() ? Kind.UPDATE_REPLACE : Kind.UPDATE;
    };
  }

  static ListResponse item(Lists.Item item) {
    return ListResponse.newBuilder()
        .setResult(ListResponse.Result.newBuilder().setId(item.id()).setName(item.name()))
        .build();
  }

  static ListResponse continuation(String token) {
    return ListResponse.newBuilder()
        .setContinuation(ListResponse.Continuation.newBuilder().setContinuationToken(token))
        .build();
  }

  /** A partial failure: the engine keeps id and state, with the reasons as its init errors. */
  static StatusRuntimeException partial(String id, Fields state, Failure failure) {
    var detail =
        ErrorResourceInitFailed.newBuilder()
            .setId(id)
            .setProperties(StructCodec.encode(state))
            .addReasons(failure.message())
            .build();
    return Rpc.error(failure, List.of(Any.pack(detail)));
  }
}
