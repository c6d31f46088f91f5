package io.github.pulumilightsail.metadata.single;

import static io.github.pulumilightsail.metadata.InstanceOutputs.put;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Operation;
import io.github.pulumilightsail.metadata.InstanceOutputs;
import io.github.pulumilightsail.metadata.Managed;
import io.github.pulumilightsail.metadata.OptionFields;
import io.github.pulumilightsail.metadata.PendingOptions;
import io.github.pulumilightsail.metadata.usage.UsageCheck;
import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.Secrets;
import java.util.LinkedHashMap;
import java.util.Optional;

/** The outputs of {@link InstanceMetadataOptions}, written and read. */
final class OptionsState {
  /** The name of the output that tells whether the options are in force. */
  static final String STATE = "state";

  private OptionsState() {}

  /**
   * The outputs, secret wherever the inputs are.
   *
   * @param live the instance as last seen
   * @param previous what {@code restore} puts back
   * @param pending what the last write has left that the instance does not show
   * @param operation the last write, as an output; absent if there was none
   */
  static Fields fields(
      OptionsInputs inputs,
      Instance live,
      MetadataOptions previous,
      Optional<PendingOptions> pending,
      PropertyValue operation) {
    var fields = InstanceOutputs.withZone(PendingOptions.told(live, pending));
    fields.put("onDelete", PropertyValue.of(inputs.onDelete().word()));
    fields.put(UsageCheck.FIELD.name(), PropertyValue.of(inputs.usageCheck().word()));
    if (!previous.isEmpty()) {
      fields.put("previousOptions", OptionFields.write(previous));
    }
    pending.ifPresent(left -> fields.put(PendingOptions.NAME, left.output(inputs.raw())));
    if (!operation.isAbsent()) {
      fields.put("operation", operation);
    }
    return Secrets.wrapLike(inputs.raw(), new Fields(fields));
  }

  /**
   * Whether only a look tells what has become of the last write: it was not in force yet, or not
   * seen to succeed.
   */
  static boolean needsLook(Fields state) {
    return state.text(STATE).equals(Optional.of("pending"))
        || pending(state).filter(PendingOptions::hasUnknown).isPresent();
  }

  /** Whether what the state tells as pending is in force by now. */
  static boolean isBehind(Fields state, Instance live, Managed managed) {
    var told = live.with(OptionFields.read(state), state.text(STATE).orElse(null));
    return PendingOptions.isOver(told, live, managed.pending());
  }

  /** What the last write has left that reads do not show. */
  static Optional<PendingOptions> pending(Fields state) {
    return PendingOptions.read(state.get(PendingOptions.NAME), OptionFields.read(state));
  }

  /** What is known of the instance. */
  static Managed managed(Fields inputs, Fields state) {
    return Managed.of(
        state.text("instanceArn").orElse(""), inputs, previous(state), pending(state));
  }

  static MetadataOptions previous(Fields state) {
    return OptionFields.read(state.get("previousOptions"));
  }

  /** The operation as an output, or the older one if there was no write this time. */
  static PropertyValue operation(Optional<Operation> operation, Fields oldState) {
    return operation
        .<PropertyValue>map(OptionsState::operation)
        .orElseGet(() -> oldState.get("operation"));
  }

  private static Fields operation(Operation operation) {
    var fields = new LinkedHashMap<String, PropertyValue>();
    put(fields, "id", operation.id());
    put(fields, "operationType", operation.operationType());
    put(fields, "status", operation.status());
    put(fields, "createdAt", operation.createdAt());
    put(fields, "statusChangedAt", operation.statusChangedAt());
    put(fields, "errorCode", operation.errorCode());
    put(fields, "errorDetails", operation.errorDetails());
    return new Fields(fields);
  }
}
