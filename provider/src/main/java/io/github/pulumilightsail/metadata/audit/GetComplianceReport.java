package io.github.pulumilightsail.metadata.audit;

import io.github.pulumilightsail.aws.port.DailyCount;
import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.metadata.Differences;
import io.github.pulumilightsail.metadata.InstanceId;
import io.github.pulumilightsail.metadata.Run;
import io.github.pulumilightsail.metadata.fleet.BaselineFields;
import io.github.pulumilightsail.metadata.fleet.Compliance;
import io.github.pulumilightsail.metadata.fleet.Exemptions;
import io.github.pulumilightsail.metadata.fleet.FleetCheck;
import io.github.pulumilightsail.metadata.report.Audit;
import io.github.pulumilightsail.metadata.report.Deviation;
import io.github.pulumilightsail.metadata.report.Format;
import io.github.pulumilightsail.metadata.report.Subject;
import io.github.pulumilightsail.metadata.report.Verdict;
import io.github.pulumilightsail.metadata.usage.UsageReads;
import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.PropertyValue.Secret;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import io.github.pulumilightsail.resource.Field;
import io.github.pulumilightsail.resource.FieldType;
import io.github.pulumilightsail.resource.FieldType.Whole;
import io.github.pulumilightsail.resource.FunctionType;
import io.github.pulumilightsail.resource.PropertyFailure;
import io.github.pulumilightsail.resource.ResourceSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The audit as a text: for a pull request, code scanning, CI, auditors or people. */
public final class GetComplianceReport implements FunctionType {
  private static final ResourceSchema SCHEMA =
      new ResourceSchema(
          "lightsail:index:getComplianceReport", "getComplianceReport.md", inputs(), outputs());

  private final Run run;

  public GetComplianceReport(Run run) {
    this.run = run;
  }

  private static List<Field> inputs() {
    var inputs = new ArrayList<>(AuditArguments.FIELDS);
    inputs.add(Field.of("format", Format.CHOICE, "As what the audit is told.").mandatory());
    inputs.add(
        Field.of(
            "usageDays",
            new Whole(0, 14),
            "Of how many days the IMDSv1 calls of each instance are told, today among them, 0 to"
                + " 14. Default: 0, which reads no metric."));
    return inputs;
  }

  private static List<Field> outputs() {
    var outputs = new ArrayList<Field>();
    outputs.add(Field.of("content", FieldType.TEXT, "The report.").mandatory());
    BaselineFields.AUDIT.stream()
        .filter(field -> !field.name().equals("instances"))
        .forEach(outputs::add);
    outputs.add(AuditArguments.MISSING);
    return outputs;
  }

  @Override
  public ResourceSchema schema() {
    return SCHEMA;
  }

  @Override
  public List<PropertyFailure> check(Fields arguments) {
    return FleetCheck.check(SCHEMA.inputs(), arguments, run);
  }

  @Override
  public Fields invoke(Fields arguments, Call call) {
    var audit = audit(arguments, call);
    var text = PropertyValue.of(Format.of(arguments.get("format")).write(audit));
    var fields = new LinkedHashMap<String, PropertyValue>();
    fields.put("content", arguments.hasSecrets() ? new Secret(text) : text);
    fields.put("compliantCount", PropertyValue.of(audit.compliant().size()));
    fields.put("nonCompliant", ids(audit.nonCompliant()));
    fields.put("exempt", ids(audit.exempt()));
    fields.put("missing", PropertyValue.ofTexts(audit.missing()));
    return new Fields(fields);
  }

  private static PropertyValue ids(List<Subject> subjects) {
    return PropertyValue.ofTexts(
        subjects.stream()
            .map(each -> InstanceId.of(each.live()))
            .sorted()
            .map(InstanceId::toString)
            .toList());
  }

  private Audit audit(Fields arguments, Call call) {
    var audited = AuditedFleet.look(arguments, run, call);
    var baseline = audited.baseline();
    var days = arguments.whole("usageDays").orElse(0);
    var usage = usage(audited.selected().values(), days, call);
    return new Audit(
        baseline,
        audited.fleet().regions(),
        audited.fleet().notEnabled(),
        audited.selected().values().stream()
            .map(live ->
                new Subject(
                    live,
                    deviations(live, baseline),
                    verdict(live, baseline, audited.exemptions()),
                    usage.getOrDefault(InstanceId.of(live), List.of())))
            .toList(),
        audited.missing(),
        days);
  }

  private static Verdict verdict(Instance live, MetadataOptions baseline, Exemptions exemptions) {
    var exemption = exemptions.of(InstanceId.of(live));
    if (exemption.isPresent()) {
      return new Verdict.Exempt(exemption.get().reason(), exemption.get().until());
    }
    return Compliance.complies(live, baseline)
        ? new Verdict.Compliant()
        : new Verdict.NonCompliant();
  }

  private static List<Deviation> deviations(Instance live, MetadataOptions baseline) {
    var shown = Differences.shown(live);
    return Differences.of(baseline, live).stream()
        .map(option ->
            new Deviation(
                option,
                Objects.toString(shown.get(option), "not reported"),
                Objects.toString(baseline.get(option))))
        .toList();
  }

  private Map<InstanceId, List<DailyCount>> usage(
      Collection<Instance> instances, int days, Call call) {
    if (days == 0) {
      return Map.of();
    }
    var reads = UsageReads.of(instances, days, run, call);
    var unknown = reads.unknown().values();
    unknown.stream()
        .filter(Failure.Denied.class::isInstance)
        .findFirst()
        .or(() -> unknown.stream().findFirst())
        .ifPresent(failure -> {
          throw new FailureException(
              failure.andAlso(
                  " The report tells the IMDSv1 calls because usageDays is %s; leave it out for one without them."
                      .formatted(days)));
        });
    return reads.days();
  }
}
