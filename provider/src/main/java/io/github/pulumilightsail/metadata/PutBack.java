package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.resource.Call;
import java.util.Map;

/**
 * Who takes over what another resource puts back in the same run may be known only in the update,
 * and may come after that.
 */
public final class PutBack {
  private PutBack() {}

  /** Tells, in a preview, of a resource of which it is not known yet what it wants. */
  public static void tellMayWantAny(Run run, String urn, Call call) {
    run.claims().couldNotSee(urn, _ -> true);
    tell(run.claims().givenUpByOthers(urn), urn, call);
  }

  /**
   * Tells that a resource may want what is put back.
   *
   * @param putBack what that does to each instance
   */
  public static void tell(Map<InstanceId, String> putBack, String urn, Call call) {
    if (!putBack.isEmpty()) {
      call.log()
          .warning(
              "%s may want what is put back in the same run: %s. It would be as that was before for a while. Set onDelete of the one that gives it up to keep in this run."
                  .formatted(urn, FirstFew.of(putBack)));
    }
  }
}
