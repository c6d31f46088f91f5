package io.github.pulumilightsail.server;

import io.github.pulumilightsail.property.StructCodec;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import io.github.pulumilightsail.resource.FieldCheck;
import io.github.pulumilightsail.resource.Lists;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import pulumirpc.Provider.ListRequest;
import pulumirpc.Provider.ListResponse;

/** A page of what there is, which reads no more of AWS's pages than it needs. */
final class Listing {
  private Listing() {}

  /**
   * Where a page begins.
   *
   * @param token of the part that it begins with, empty for the first
   * @param skipped how many of that part's items were told before
   */
  private record Position(Optional<String> token, int skipped) {
    private static final String BETWEEN = " ";

    private static Position of(String continuation) {
      if (continuation.isEmpty()) {
        return new Position(Optional.empty(), 0);
      }
      var parts = continuation.split(BETWEEN, 2);
      if (parts.length < 2 || !parts[0].matches("[0-9]{1,9}")) {
        throw new FailureException(
            new Failure.Malformed("there is no page of a list that continues with this token"));
      }
      return new Position(
          Optional.of(parts[1]).filter(token -> !token.isEmpty()), Integer.parseInt(parts[0]));
    }

    private String continuation() {
      return skipped + BETWEEN + token.orElse("");
    }
  }

  static List<ListResponse> of(Lists listed, ListRequest request, Call call) {
    var query = StructCodec.known(request.getQuery());
    Failure.BadInput.require(FieldCheck.check(listed.query(), query));
    var most = pageSize(request);
    var responses = new ArrayList<ListResponse>();
    var seen = new HashSet<Position>();
    var next = Optional.of(Position.of(request.getContinuationToken()));
    while (next.isPresent() && responses.size() < most) {
      var here = next.orElseThrow();
      var part = listed.list(query, here.token(), call);
      var from = Math.min(here.skipped(), part.items().size());
      var to = (int) Math.min(part.items().size(), (long) from + most - responses.size());
      part.items().subList(from, to).forEach(item -> responses.add(Replies.item(item)));
      next =
          to < part.items().size()
              ? Optional.of(new Position(here.token(), to))
              : part.next().map(token -> new Position(Optional.of(token), 0));
      if (!seen.add(here)) {
        throw new FailureException(
            new Failure.ServiceFault("AWS gave the same page token twice. Try again in a while."));
      }
    }
    next.ifPresent(position -> responses.add(Replies.continuation(position.continuation())));
    return responses;
  }

  /** The smaller of limit and page size; neither counts where it is not given. */
  private static int pageSize(ListRequest request) {
    return (int)
        Math.min(
            request.getLimit() > 0 ? request.getLimit() : Integer.MAX_VALUE,
            request.getPageSize() > 0 ? request.getPageSize() : Integer.MAX_VALUE);
  }
}
