package io.github.pulumilightsail.metadata.fleet;

import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.metadata.InstanceId;
import io.github.pulumilightsail.metadata.OnDelete;
import io.github.pulumilightsail.metadata.OptionFields;
import io.github.pulumilightsail.metadata.Run;
import io.github.pulumilightsail.metadata.usage.UsageCheck;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.resource.Request;
import java.util.List;
import java.util.Set;

/**
 * What a program says of its baseline.
 *
 * @param wanted the values that every selected instance is to have
 * @param exemptions the instances that are left as they are
 */
record BaselineProgram(
    Request request,
    Selector selector,
    MetadataOptions wanted,
    OnDelete onDelete,
    Exemptions exemptions) {

  static BaselineProgram of(Request request, Run run) {
    var inputs = request.inputs();
    return new BaselineProgram(
        request,
        Selector.of(inputs.get("selector")),
        OptionFields.read(inputs),
        OnDelete.of(inputs.get("onDelete")),
        Exemptions.of(inputs, run.today()));
  }

  Fields inputs() {
    return request.inputs();
  }

  UsageCheck usageCheck() {
    return UsageCheck.of(inputs().get(UsageCheck.OF_FLEET.name()));
  }

  boolean isExempt(InstanceId id) {
    return exemptions.of(id).isPresent();
  }

  /** The options of the instance that {@code ignoreChanges} covers. */
  Set<Option> ignored(InstanceId id) {
    var ignored = OptionFields.ignored(request);
    ignored.addAll(Option.where(option -> request.ignored().cover(BaselineState.path(id, option))));
    return ignored;
  }

  /** Whether a change of the outputs alone is none for it. */
  boolean ignoresState(InstanceId id) {
    return request.ignored().cover(BaselineState.path(id, "state"));
  }

  /** The regions of which the last update told. */
  List<String> regionsBefore() {
    return request.state().texts("regions");
  }
}
