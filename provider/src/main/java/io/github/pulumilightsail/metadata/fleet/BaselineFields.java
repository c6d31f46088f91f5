package io.github.pulumilightsail.metadata.fleet;

import io.github.pulumilightsail.metadata.MetadataFields;
import io.github.pulumilightsail.metadata.OptionFields;
import io.github.pulumilightsail.metadata.PendingOptions;
import io.github.pulumilightsail.metadata.usage.UsageCheck;
import io.github.pulumilightsail.resource.Field;
import io.github.pulumilightsail.resource.FieldType;
import io.github.pulumilightsail.resource.FieldType.ListOf;
import io.github.pulumilightsail.resource.FieldType.MapOf;
import io.github.pulumilightsail.resource.FieldType.ObjectOf;
import io.github.pulumilightsail.resource.FieldType.Whole;
import io.github.pulumilightsail.resource.Forms;
import java.util.ArrayList;
import java.util.List;

/** The fields of the baseline and of the audit. */
public final class BaselineFields {
  public static final Field REGIONS =
      Field.of(
          "regions",
          new ListOf(Forms.REGION_OR_ALL),
          "The regions to look in, or `all` alone for every region that Lightsail has and the"
              + " account has enabled. Default: the provider's region.");

  /** More than this in flight has brought AWS APIs to throttle more than it has brought speed. */
  static final int DEFAULT_PARALLEL = 32;

  private static final Field MAX_PARALLEL =
      Field.of(
          "maxParallel",
          new Whole(1, 1000),
          "How many writes may be under way at once, 1 or more. Default: 32. Where AWS throttles,"
              + " fewer are sent by itself.");

  private static final Field MAX_CHANGES =
      Field.of(
          "maxChanges",
          new Whole(1, Integer.MAX_VALUE),
          "How many instances one update may write to at most, those among them that leave the"
              + " baseline. If it were more, nothing is written, and the preview says so. A"
              + " deletion has no limit.");

  private static final Field MAX_FAILURES =
      Field.of(
          "maxFailures",
          new Whole(1, Integer.MAX_VALUE),
          "After so many instances whose write was refused, failed or timed out, no further write"
              + " begins. With it, an instance counts as under way for `maxParallel` until its"
              + " options are in force.");

  private static final ObjectOf INSTANCE =
      new ObjectOf("InstanceCompliance", "An instance and its options as they are.", instance());

  /** Names the managed options that have no previous value. */
  static final String NOT_KNOWN = "notKnown";

  private static final ObjectOf PREVIOUS =
      new ObjectOf(
          "PreviousInstanceOptions",
          "What the options of one instance were before they were managed.",
          previous());

  public static final List<Field> AUDIT =
      List.of(
          Field.of("instances", new MapOf(INSTANCE), "The selected instances, by `name@region`.")
              .mandatory(),
          Field.of("compliantCount", FieldType.COUNT, "How many of them are compliant.")
              .mandatory(),
          Field.of(
                  "nonCompliant",
                  new ListOf(FieldType.TEXT),
                  "Those that are not, as `name@region`.")
              .mandatory(),
          Field.of(
                  "exempt",
                  new ListOf(FieldType.TEXT),
                  "Those that `exceptions` leaves as they are, as `name@region`; they are in"
                      + " neither of the other two.")
              .mandatory());

  static final List<Field> INPUTS = inputs();

  static final List<Field> OUTPUTS = outputs();

  private BaselineFields() {}

  private static List<Field> instance() {
    var fields = new ArrayList<Field>();
    fields.add(text("instanceName", "The name of the instance."));
    fields.add(text("region", "The region of the instance."));
    fields.add(text("instanceArn", "The ARN of the instance."));
    fields.add(text("blueprintId", "The blueprint that the instance was made from.").optional());
    fields.add(MetadataFields.STATE);
    fields.addAll(OptionFields.ALL);
    fields.add(
        Field.of(
                "compliant",
                FieldType.FLAG,
                "Whether the options have the baseline's values and are in force, or come into"
                    + " force with the start of a stopped instance.")
            .mandatory());
    return fields;
  }

  private static List<Field> previous() {
    var fields = new ArrayList<Field>();
    fields.add(text("instanceArn", "The incarnation of the instance that had them."));
    fields.addAll(OptionFields.ALL);
    fields.add(
        Field.of(
            NOT_KNOWN,
            new ListOf(FieldType.TEXT),
            "The managed options of which it is not known what they were before, as of an instance"
                + " that was imported: `restore` leaves them as they are."));
    return fields;
  }

  private static Field text(String name, String description) {
    return Field.of(name, FieldType.TEXT, description).mandatory();
  }

  private static List<Field> inputs() {
    var fields = new ArrayList<Field>();
    fields.add(Selector.FIELD);
    fields.add(REGIONS);
    fields.addAll(OptionFields.ALL);
    fields.add(Exemptions.FIELD);
    fields.add(MetadataFields.ON_DELETE);
    fields.add(UsageCheck.OF_FLEET);
    fields.add(MAX_PARALLEL);
    fields.add(MAX_CHANGES);
    fields.add(MAX_FAILURES);
    return List.copyOf(fields);
  }

  private static List<Field> outputs() {
    var fields = new ArrayList<>(INPUTS);
    fields.addAll(AUDIT);
    fields.add(Postponed.FIELD);
    fields.add(
        Field.of(
                "previousOptions",
                new MapOf(PREVIOUS),
                "What the managed options were before they were managed, by `name@region`, which"
                    + " `restore` puts back.")
            .mandatory());
    fields.add(
        Field.of(
            PendingOptions.NAME,
            new MapOf(MetadataFields.OPTION_VALUES),
            "What the options of an instance will be, by `name@region`, where AWS does not show"
                + " what was written: after the next start of a stopped one, or once its endpoint"
                + " is enabled. An option that is missing there was not written, or not seen to be"
                + " taken: what it will be is not known, and an update that sets it writes it."
                + " Absent where all are as they are shown."));
    return List.copyOf(fields);
  }
}
