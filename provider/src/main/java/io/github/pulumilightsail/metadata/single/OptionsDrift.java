package io.github.pulumilightsail.metadata.single;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.metadata.Differences;
import io.github.pulumilightsail.metadata.InstanceId;
import io.github.pulumilightsail.metadata.OnDelete;
import io.github.pulumilightsail.metadata.OptionFields;
import io.github.pulumilightsail.metadata.PreviewAccess.Look;
import io.github.pulumilightsail.metadata.Run;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Request;
import java.util.Set;

/**
 * What somebody has changed behind Pulumi's back, found by an update that is planned anyway: it
 * brings that into line, too, and so the preview has to name it. A resource that nothing changes
 * about is not looked at; there a refresh shows drift.
 */
record OptionsDrift(Run run) {

  /** The options that are not as the program wants them, though the state says so. */
  Set<Option> find(Request request, InstanceId id, Call call) {
    var lightsail = run.regions().in(id.region());
    return switch (run.access()
        .look(id.region(), call, brief -> lightsail.find(id.name(), brief))) {
      case Look.Seen(var found) -> found.map(live -> find(request, live, call)).orElse(Set.of());
      case Look.Unseen(var failure, var first) -> {
        if (first) {
          call.log()
              .warning(
                  "this plan rests on the state, since %s could not be looked at: %s It does not look at the other instances of %s either: what somebody has changed there, and whether IMDSv1 is still in use, is not known."
                      .formatted(id, failure.sentence(), id.region()));
        }
        yield Set.of();
      }
    };
  }

  private static Set<Option> find(Request request, Instance live, Call call) {
    var managed = OptionsState.managed(request.oldInputs(), request.state());
    if (!managed.isOf(live)) {
      return Set.of();
    }
    var step =
        managed.step(
            live,
            OptionsInputs.of(request.inputs()).wanted(),
            OnDelete.KEEP,
            OptionFields.ignored(request));
    var drifted = step.differing();
    drifted.removeAll(OptionsDiff.named(request));
    if (!drifted.isEmpty()) {
      call.log()
          .info(
              (OptionsState.needsLook(request.state())
                      ? "the instance is not as an earlier update was to make it, and this one"
                          + " does: "
                      : "somebody has changed the instance since it was last read, and this update"
                          + " brings it back: ")
                  + Differences.told(step, drifted, request.inputs()));
    }
    return drifted;
  }
}
