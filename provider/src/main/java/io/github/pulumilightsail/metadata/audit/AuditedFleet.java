package io.github.pulumilightsail.metadata.audit;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.metadata.InstanceId;
import io.github.pulumilightsail.metadata.Run;
import io.github.pulumilightsail.metadata.fleet.Exemptions;
import io.github.pulumilightsail.metadata.fleet.Fleet;
import io.github.pulumilightsail.metadata.fleet.Selector;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.resource.Call;
import java.util.List;
import java.util.SortedMap;

/**
 * What an audit is about, as it was seen.
 *
 * @param baseline what a compliant instance has
 * @param selected the instances that are meant
 * @param missing the names that were asked for and that no instance has
 */
record AuditedFleet(
    MetadataOptions baseline,
    Fleet fleet,
    SortedMap<InstanceId, Instance> selected,
    Exemptions exemptions,
    List<String> missing) {

  /** Looks at the fleet that checked arguments mean. */
  static AuditedFleet look(Fields arguments, Run run, Call call) {
    var selector = Selector.of(arguments.get("selector"));
    var fleet = Fleet.look(Fleet.regions(arguments, run), run, call);
    var exemptions = Exemptions.of(arguments, run.today());
    exemptions.tellOfNone(fleet.all().keySet(), call.log());
    return new AuditedFleet(
        AuditArguments.baseline(arguments),
        fleet,
        fleet.selected(selector),
        exemptions,
        fleet.missing(selector));
  }
}
