package io.github.pulumilightsail.emulator.api;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The operations of each service by name. */
public final class Operations {
  private static final Map<String, Operation> LIGHTSAIL =
      byName(
          Operation.write("UpdateInstanceMetadataOptions", UpdateMetadataOptions::handle),
          Operation.read("GetInstance", InstanceReads::one),
          Operation.read("GetInstances", InstanceReads::page),
          Operation.read("GetInstanceState", InstanceReads::state),
          Operation.read("GetInstanceMetricData", MetricData::handle),
          Operation.read("GetOperation", OperationReads::one),
          Operation.read("GetOperations", OperationReads::all),
          Operation.read("GetOperationsForResource", OperationReads::ofResource),
          Operation.read("GetRegions", Regions::handle),
          Operation.write("CreateInstances", CreateInstances::handle),
          Operation.write("DeleteInstance", PowerWrites::delete),
          Operation.write("StartInstance", PowerWrites::start),
          Operation.write("StopInstance", PowerWrites::stop),
          Operation.write("RebootInstance", PowerWrites::reboot),
          Operation.write("TagResource", Tags::tag),
          Operation.write("UntagResource", Tags::untag));

  private static final Map<String, Operation> STS =
      byName(
          Operation.read("AssumeRole", Sts::assumeRole),
          Operation.unsigned("AssumeRoleWithWebIdentity", Sts::assumeRoleWithWebIdentity),
          Operation.read("GetCallerIdentity", Sts::callerIdentity));

  private Operations() {}

  public static Optional<Operation> lightsail(String name) {
    return Optional.ofNullable(LIGHTSAIL.get(name));
  }

  public static Optional<Operation> sts(String name) {
    return Optional.ofNullable(STS.get(name));
  }

  private static Map<String, Operation> byName(Operation... operations) {
    return Stream.of(operations).collect(Collectors.toMap(Operation::name, Function.identity()));
  }
}
