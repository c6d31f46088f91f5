package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.resource.Field;
import io.github.pulumilightsail.resource.FieldType;
import io.github.pulumilightsail.resource.FieldType.Choice;
import io.github.pulumilightsail.resource.FieldType.ObjectOf;
import io.github.pulumilightsail.resource.FieldType.Word;
import io.github.pulumilightsail.resource.Forms;
import java.util.List;

/** The fields that resources and functions of this package share. */
public final class MetadataFields {
  public static final Field INSTANCE_NAME =
      Field.of(
              "instanceName",
              Forms.INSTANCE_NAME,
              "The name of the instance, as the Lightsail console shows it.")
          .mandatory()
          .replacing();

  public static final Field INSTANCE_ARN =
      Field.of(
              "instanceArn",
              Forms.INSTANCE_ARN,
              "The ARN of the instance. It names one incarnation: where a program creates the"
                  + " instance, giving its ARN here ties the options to it, so that they follow"
                  + " when it is replaced.")
          .replacing();

  public static final Field REGION =
      Field.of(
              "region", Forms.REGION, "The region of the instance. Default: the provider's region.")
          .replacing();

  public static final Field ON_DELETE =
      Field.of("onDelete", OnDelete.CHOICE, OnDelete.CHOICE.description()).defaultsTo("keep");

  public static final Field AVAILABILITY_ZONE =
      Field.of("availabilityZone", FieldType.TEXT, "The availability zone of the instance.");

  public static final Field STATE =
      Field.of(
          "state",
          new Choice(
              "OptionsState",
              "Whether the options are in force.",
              List.of(
                  new Word(
                      "pending", "They are being applied; on a stopped instance, at its start."),
                  new Word("applied", "They are in force."))),
          "Whether the options are in force.");

  public static final ObjectOf OPTION_VALUES =
      new ObjectOf("MetadataOptionValues", "Values of some of the options.", OptionFields.ALL);

  public static final ObjectOf OPERATION =
      new ObjectOf(
          "Operation",
          "A write as Lightsail carries it out.",
          List.of(
              text("id", "The id of the operation."),
              text("operationType", "The type of the operation."),
              text("status", "How far it is: `Succeeded` and `Completed` are both success."),
              text("createdAt", "When it was started: ISO 8601, UTC."),
              text("statusChangedAt", "When its status changed last: ISO 8601, UTC."),
              text("errorCode", "What kind of failure it was, if it failed."),
              text("errorDetails", "What the failure was, if it failed.")));

  private MetadataFields() {}

  private static Field text(String name, String description) {
    return Field.of(name, FieldType.TEXT, description);
  }
}
