package io.github.pulumilightsail.metadata.single;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.metadata.Differences;
import io.github.pulumilightsail.metadata.InstanceId;
import io.github.pulumilightsail.metadata.Managed;
import io.github.pulumilightsail.metadata.OptionFields;
import io.github.pulumilightsail.metadata.PreviewAccess.Look;
import io.github.pulumilightsail.metadata.Run;
import io.github.pulumilightsail.metadata.Step;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Request;
import java.util.Collections;
import java.util.Optional;

/**
 * What somebody has changed behind Pulumi's back, found by an update that is planned anyway: it
 * brings that into line, too, and so the preview has to name it. A resource that nothing changes
 * about is not looked at; there a refresh shows drift.
 */
record OptionsDrift(Run run) {
  /**
   * What was found.
   *
   * @param step what the update will do
   * @param inForce whether only the outputs are behind: what was to come when the instance was last
   *     seen has come
   */
  record Drift(Step step, boolean inForce) {}

  /** Looks at the instance; empty where it could not be seen, or is gone. */
  Optional<Drift> find(Request request, InstanceId id, Call call) {
    var lightsail = run.regions().in(id.region());
    return switch (run.access()
        .look(id.region(), call, brief -> lightsail.find(id.name(), brief))) {
      case Look.Seen(var found) -> {
        var managed = OptionsState.managed(request.oldInputs(), request.state());
        var ours = found.filter(managed::isOf);
        if (ours.isEmpty()) {
          call.log()
              .warning(
                  "%s is gone%s: run `pulumi refresh`"
                      .formatted(id, found.isEmpty() ? "" : ", and there is another of its name"));
        }
        yield ours.map(live -> find(request, managed, live, call));
      }
      case Look.Unseen(var failure, var first) -> {
        if (first) {
          call.log()
              .warning(
                  "this plan rests on the state, since %s could not be looked at: %s It does not look at the other instances of %s either: what somebody has changed there, and whether IMDSv1 is still in use, is not known."
                      .formatted(id, failure.sentence(), id.region()));
        }
        yield Optional.empty();
      }
    };
  }

  /** The preview shows that its input goes. */
  private static boolean isTakenOut(Option option, Request request) {
    var name = option.property();
    return request.inputs().get(name).isAbsent() && !request.oldInputs().get(name).isAbsent();
  }

  private static Drift find(Request request, Managed managed, Instance live, Call call) {
    var inputs = OptionsInputs.of(request.inputs());
    var ignored = OptionFields.ignored(request);
    var step = managed.step(live, inputs.wanted(), inputs.onDelete(), ignored);
    tell(step, request, call);
    var inForce =
        step.isDone()
            && (OptionsState.isBehind(request.state(), live, managed)
                || !ignored.containsAll(OptionsDiff.unseen(request)))
            && !request.ignores(OptionsState.STATE);
    if (inForce) {
      call.log().info(Differences.inForceSince(InstanceId.of(live).toString()));
    }
    return new Drift(step, inForce);
  }

  /** Tells what the engine does not: it shows the inputs that change, and that others go. */
  private static void tell(Step step, Request request, Call call) {
    var takenOut = step.differing();
    takenOut.removeIf(option -> !isTakenOut(option, request));
    var unsaid = step.differing();
    unsaid.removeAll(OptionsDiff.changed(request));
    unsaid.removeAll(takenOut);
    if (!unsaid.isEmpty()) {
      var isOurs =
          OptionsState.needsLook(request.state())
              || !OptionsDiff.unseen(request).isEmpty()
              || !Collections.disjoint(unsaid, OptionsDiff.givenUp(request));
      call.log()
          .info(
              (isOurs
                      ? "an earlier update has not finished, or somebody has changed the instance"
                          + " since; this update brings into line: "
                      : "somebody has changed the instance since it was last read, and this update"
                          + " brings it back: ")
                  + Differences.told(step, unsaid, request.inputs()));
    }
    // What is opened by that is a warning.
    takenOut.removeAll(step.opened());
    if (!takenOut.isEmpty()) {
      call.log()
          .info(
              "the program no longer sets these, and onDelete is %s: %s"
                  .formatted(
                      OptionsInputs.of(request.inputs()).onDelete().word(),
                      Differences.told(step, takenOut, request.oldInputs())));
    }
  }
}
