package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.resource.Call;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Warns that an instance answers IMDSv1, or answers at all, from now on, though no program sets
 * that: because its management ends, or that of an option. A write that is repeated is told once.
 *
 * @param subject the resource, as it is told to people
 * @param inputs which may mark the value of an option as secret
 */
public record Opening(Call call, String subject, Fields inputs, AtomicBoolean told) {
  /** Source: the Lightsail developer guide on the instance metadata service. */
  private static final String WEAKER =
      " Those are the API's defaults; instances of the blueprints Amazon Linux 2023 and Ubuntu 24"
          + " are launched with httpTokens required.";

  public Opening(Call call, String subject, Fields inputs) {
    this(call, subject, inputs, new AtomicBoolean());
  }

  /** Of an instance whose management ends. */
  void byDeletion(Step step, OnDelete onDelete) {
    if (!step.opened().isEmpty() && !told.getAndSet(true)) {
      warn(
          "instance %s is to be opened: %s"
              .formatted(InstanceId.of(step.live()), changes(step, step.differing())),
          "",
          onDelete,
          " If another stack or provider manages the instance, run `pulumi up` there.");
    }
  }

  /** Tells how it ended without a write that was seen, if it was told that one would come. */
  void cameToNothing(InstanceId id, String how) {
    if (told.get()) {
      call.log().info("instance %s %s".formatted(id, how));
    }
  }

  /** Of instances that leave a baseline, as a preview tells it. */
  public void byLeaving(List<Step> steps, OnDelete onDelete) {
    var opened = new TreeMap<InstanceId, String>();
    for (var step : steps) {
      if (!step.opened().isEmpty()) {
        opened.put(InstanceId.of(step.live()), changes(step, step.differing()));
      }
    }
    if (!opened.isEmpty()) {
      warn(areToBeOpened(opened), "they leave the baseline and ", onDelete, "");
    }
  }

  private static String areToBeOpened(Map<InstanceId, String> opened) {
    return (opened.size() == 1
            ? "instance is to be opened: "
            : opened.size() + " instances are to be opened: ")
        + FirstFew.of(opened);
  }

  /** Of instances for which the program no longer sets all options that it did. */
  public void byOmission(List<Step> steps, MetadataOptions wanted, OnDelete onDelete) {
    var opened = new TreeMap<InstanceId, String>();
    for (var step : steps) {
      var options = step.opened();
      options.removeAll(wanted.given());
      if (!options.isEmpty()) {
        opened.put(InstanceId.of(step.live()), changes(step, options));
      }
    }
    if (!opened.isEmpty() && !told.getAndSet(true)) {
      warn(
          areToBeOpened(opened),
          "the program no longer sets that and ",
          onDelete,
          " To leave what the program does not set as it is, set onDelete to keep.");
    }
  }

  private String changes(Step step, Set<Option> options) {
    return Differences.told(step, options, inputs);
  }

  private void warn(String what, String reason, OnDelete onDelete, String whatToDo) {
    call.log()
        .warning(
            "%s, since %sonDelete of %s is %s.%s%s"
                .formatted(
                    what,
                    reason,
                    subject,
                    onDelete.word(),
                    onDelete == OnDelete.RESET ? WEAKER : "",
                    whatToDo));
  }
}
