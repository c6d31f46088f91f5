package io.github.pulumilightsail.aws.port;

import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Lightsail in one region of one account. Every method may throw {@link FailureException}. */
public interface Lightsail {
  String region();

  /** The instance of that name, read no earlier than this call. */
  Optional<Instance> find(String name, Call call);

  /**
   * All instances of the region, read no earlier than this call.
   *
   * @param onPage is given the instances as they come, so that work on them can begin; an instance
   *     may be given twice
   */
  List<Instance> list(Consumer<List<Instance>> onPage, Call call);

  /**
   * One page of the region's instances, in AWS's order: for who does not need all of them.
   *
   * @param token the {@code next} of the page before; empty for the first page
   */
  InstancePage page(Optional<String> token, Call call);

  /**
   * Starts a write. Exactly what is asked for is sent. AWS's throttling is waited out, at the pace
   * that AWS admits, until the call's time is over or it is cancelled; what AWS fails is repeated
   * as often as the configuration says. What the failure says by {@link Failure#mayHaveTakenEffect}
   * holds for all attempts together.
   *
   * @param request what to send, asked right before each attempt, once it is this write's turn;
   *     empty if nothing is to be written any more. What it throws ends the write: nothing was sent
   *     then, or what was sent was throttled. After an attempt that may have happened the failure
   *     of that one is thrown instead.
   * @return the operation as the service answered, empty if the request was empty
   */
  Optional<Operation> write(String name, Supplier<Optional<MetadataOptions>> request, Call call);

  /** The names of all regions that Lightsail has, those among them that are not enabled. */
  List<String> regionNames(Call call);

  /**
   * How many IMDSv1 calls the instance answered on each of the last days, today among them: the
   * metric {@code MetadataNoToken}, by which AWS advises to judge whether IMDSv1 can be shut. A day
   * without any is told as 0.
   *
   * @param days 1 to 14, as long as the service keeps the metric by the day
   */
  List<DailyCount> imdsV1Calls(String name, int days, Call call);

  /**
   * Looks again and again, together with all others who wait in this region, until the watch is
   * ready or has failed, the time is over or the call is cancelled. A look that fails in passing is
   * repeated.
   *
   * @param operation the operation to look at too, if there is one
   * @param doing what is waited for, to follow "while"
   */
  <T> T await(String name, Optional<Operation> operation, String doing, Watch<T> watch, Call call);
}
