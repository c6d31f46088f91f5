package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Operation;
import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.Secrets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The outputs of {@link InstanceMetadataOptions}.
 *
 * @param live the instance as last seen
 * @param previous what {@code restore} puts back
 * @param operation the last write, as an output; absent if there was none
 */
record MetadataState(
    MetadataInputs inputs, Instance live, MetadataOptions previous, PropertyValue operation) {

  static MetadataOptions previous(Fields state) {
    return OptionFields.read(state.get("previousOptions"));
  }

  InstanceId id() {
    return new InstanceId(live.name(), live.region());
  }

  /** The outputs, secret wherever the inputs are. */
  Fields fields() {
    var fields = new LinkedHashMap<String, PropertyValue>();
    fields.put("instanceName", PropertyValue.of(live.name()));
    fields.put("instanceArn", PropertyValue.of(live.arn()));
    fields.put("region", PropertyValue.of(live.region()));
    put(fields, "availabilityZone", live.availabilityZone());
    OptionFields.put(fields, live.options());
    fields.put("onDelete", PropertyValue.of(inputs.onDelete().word()));
    fields.put("imdsV1UsageCheck", PropertyValue.of(inputs.usageCheck().word()));
    put(fields, "state", live.optionsState());
    if (!previous.isEmpty()) {
      fields.put("previousOptions", OptionFields.write(previous));
    }
    if (!operation.isAbsent()) {
      fields.put("operation", operation);
    }
    return Secrets.wrapLike(inputs.raw(), new Fields(fields));
  }

  /** The operation as an output, or the older one if there was no write this time. */
  static PropertyValue operation(Optional<Operation> operation, Fields oldState) {
    return operation
        .<PropertyValue>map(MetadataState::operation)
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

  private static void put(Map<String, PropertyValue> fields, String name, @Nullable String value) {
    if (value != null) {
      fields.put(name, PropertyValue.of(value));
    }
  }
}
