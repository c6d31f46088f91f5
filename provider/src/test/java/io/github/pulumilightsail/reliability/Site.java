package io.github.pulumilightsail.reliability;

import io.github.pulumilightsail.emulator.fault.FaultRule;

/** A call of AWS within an operation of the engine. */
enum Site {
  /** Of an update, which looks what somebody has changed. */
  PLAN("the look of the plan", "GetInstance", 0),
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

  /** This call, as one of those that a deed makes. */
  Place in(Deed deed) {
    var isAfterPlan = this == READ || this == LOOK;
    return new Place(
        this, isAfterPlan && deed.sites().contains(PLAN) ? callsBefore + 1 : callsBefore);
  }

  /**
   * A call within a deed.
   *
   * @param before how many others of its kind come first
   */
  record Place(Site site, int before) {
    String operation() {
      return site.operation;
    }

    /** Narrows the rule to this call. */
    FaultRule here(FaultRule rule) {
      return rule.after(before);
    }
  }
}
