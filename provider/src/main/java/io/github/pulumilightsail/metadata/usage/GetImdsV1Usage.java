package io.github.pulumilightsail.metadata.usage;

import io.github.pulumilightsail.aws.port.DailyCount;
import io.github.pulumilightsail.aws.port.Regions;
import io.github.pulumilightsail.metadata.EffectiveRegion;
import io.github.pulumilightsail.metadata.MetadataFields;
import io.github.pulumilightsail.metadata.NotThereYet;
import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.PropertyValue.Items;
import io.github.pulumilightsail.property.Secrets;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Field;
import io.github.pulumilightsail.resource.FieldType;
import io.github.pulumilightsail.resource.FieldType.ListOf;
import io.github.pulumilightsail.resource.FieldType.ObjectOf;
import io.github.pulumilightsail.resource.FieldType.Whole;
import io.github.pulumilightsail.resource.FunctionType;
import io.github.pulumilightsail.resource.ResourceSchema;
import java.util.LinkedHashMap;
import java.util.List;

/** How much IMDSv1 is still used on one instance. */
public final class GetImdsV1Usage implements FunctionType {
  private static final int DEFAULT_DAYS = 7;

  private static final ObjectOf DAILY =
      new ObjectOf(
          "DailyCount",
          "The IMDSv1 calls of one day.",
          List.of(
              Field.of("date", FieldType.TEXT, "The day, in UTC: `2026-11-23`.").mandatory(),
              Field.of("count", FieldType.NUMBER, "How many calls there were.").mandatory()));

  private static final ResourceSchema SCHEMA =
      new ResourceSchema(
          "lightsail:index:getImdsV1Usage",
          "getImdsV1Usage.md",
          List.of(
              MetadataFields.INSTANCE_NAME,
              MetadataFields.REGION,
              Field.of(
                  "days",
                  new Whole(1, 14),
                  "How many days to look back, today among them, 1 to 14. Default: 7.")),
          List.of(
              MetadataFields.INSTANCE_NAME,
              Field.of("region", FieldType.TEXT, "The region of the instance.").mandatory(),
              Field.of("total", FieldType.NUMBER, "The IMDSv1 calls of all those days.")
                  .mandatory(),
              Field.of("daily", new ListOf(DAILY), "The calls of each day, the oldest first.")
                  .mandatory()));

  private final Regions regions;

  public GetImdsV1Usage(Regions regions) {
    this.regions = regions;
  }

  @Override
  public ResourceSchema schema() {
    return SCHEMA;
  }

  @Override
  public Fields invoke(Fields arguments, Call call) {
    var name = arguments.text("instanceName").orElseThrow();
    var region = EffectiveRegion.of(arguments, regions);
    var days = arguments.whole("days").orElse(DEFAULT_DAYS);
    var counts = NotThereYet.hinted(() -> regions.in(region).imdsV1Calls(name, days, call));
    var fields = new LinkedHashMap<String, PropertyValue>();
    fields.put("instanceName", PropertyValue.of(name));
    fields.put("region", PropertyValue.of(region));
    fields.put("total", PropertyValue.of(counts.stream().mapToDouble(DailyCount::count).sum()));
    fields.put(
        "daily", new Items(counts.stream().<PropertyValue>map(GetImdsV1Usage::day).toList()));
    return Secrets.wrapLike(arguments, new Fields(fields));
  }

  private static Fields day(DailyCount count) {
    var fields = new LinkedHashMap<String, PropertyValue>();
    fields.put("date", PropertyValue.of(count.date().toString()));
    fields.put("count", PropertyValue.of(count.count()));
    return new Fields(fields);
  }
}
