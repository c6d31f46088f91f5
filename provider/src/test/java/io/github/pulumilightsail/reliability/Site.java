package io.github.pulumilightsail.reliability;

import io.github.pulumilightsail.emulator.fault.FaultRule;

/** A call of AWS within an operation of the engine. */
enum Site {
  READ("the first read", "GetInstance", 0),
  METRIC("the metric", "GetInstanceMetricData", 0),
  WRITE("the write", "UpdateInstanceMetadataOptions", 0),
  LOOK("the looks at the instance", "GetInstance", 1),
  OPERATION("the looks at the operation", "GetOperation", 0);

  final String words;
  final String operation;
  private final int callsBefore;

  Site(String words, String operation, int callsBefore) {
    this.words = words;
    this.operation = operation;
    this.callsBefore = callsBefore;
  }

  /** Narrows the rule to this call. */
  FaultRule here(FaultRule rule) {
    return rule.after(callsBefore);
  }
}
