package io.github.pulumilightsail.metadata.single;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.metadata.Differences;
import io.github.pulumilightsail.metadata.InstanceId;
import io.github.pulumilightsail.metadata.Managed;
import io.github.pulumilightsail.metadata.OptionFields;
import io.github.pulumilightsail.metadata.PendingOptions;
import io.github.pulumilightsail.metadata.Run;
import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.Secrets;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.ReadOutcome;
import io.github.pulumilightsail.resource.Request;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;

/** A refresh, or an import: what is there, as inputs and as outputs. */
record OptionsRead(Run run, Request request) {
  /** The instance as it is; gone where it is not there, or another by now. */
  ReadOutcome read(Call call) {
    var id = InstanceId.parse(request.id(), run.regions().defaultRegion());
    var found =
        run.regions()
            .in(id.region())
            .find(id.name(), call)
            .filter(live -> Managed.isOf(live, request.state().text("instanceArn").orElse("")))
            .filter(live -> Managed.isOf(live, request.inputs().text("instanceArn").orElse("")));
    if (found.isEmpty()) {
      return new ReadOutcome.Gone();
    }
    var seen = found.orElseThrow();
    var before = OptionsState.pending(request.state());
    var left =
        request.isImport() ? PendingOptions.imported(seen) : PendingOptions.seen(seen, before);
    var liveInputs =
        request.isImport()
            ? imported(seen)
            : refreshed(before.map(pending -> pending.coming(seen)).orElse(seen));
    var state =
        OptionsState.fields(
            OptionsInputs.of(liveInputs),
            seen,
            OptionsState.previous(request.state()),
            left,
            request.state().get("operation"));
    return new ReadOutcome.Found(
        id.toString(), Secrets.wrapLike(request.state(), state), liveInputs);
  }

  /**
   * The value of every option that the program manages; all else as it was.
   *
   * @param coming the instance as it is or, where that does not show yet, will be
   */
  private Fields refreshed(Instance coming) {
    var wanted = OptionFields.read(request.inputs());
    var same = EnumSet.allOf(Option.class);
    same.removeAll(Differences.of(wanted, coming));
    var fields = new LinkedHashMap<>(request.inputs().values());
    OptionFields.put(fields, wanted.only(same).orElse(coming.options().only(wanted.given())));
    return Secrets.wrapLike(request.inputs(), new Fields(fields));
  }

  /** All that a program needs to say to manage the instance as it is. */
  private Fields imported(Instance live) {
    var fields = new LinkedHashMap<String, PropertyValue>();
    fields.put("instanceName", PropertyValue.of(live.name()));
    if (!run.regions().defaultRegion().equals(Optional.of(live.region()))) {
      fields.put("region", PropertyValue.of(live.region()));
    }
    var options = live.options();
    var ipv6 = Set.of(Option.HTTP_PROTOCOL_IPV6);
    var isDefault = MetadataOptions.SERVICE_DEFAULTS.only(ipv6).equals(options.only(ipv6));
    OptionFields.put(fields, isDefault ? options.without(ipv6) : options);
    return new Fields(fields);
  }
}
