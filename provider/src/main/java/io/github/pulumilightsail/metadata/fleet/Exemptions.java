package io.github.pulumilightsail.metadata.fleet;

import io.github.pulumilightsail.metadata.FirstFew;
import io.github.pulumilightsail.metadata.InstanceId;
import io.github.pulumilightsail.metadata.OptionRules;
import io.github.pulumilightsail.property.PropertyPath;
import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.PropertyValue.Items;
import io.github.pulumilightsail.resource.Field;
import io.github.pulumilightsail.resource.FieldType.ListOf;
import io.github.pulumilightsail.resource.FieldType.ObjectOf;
import io.github.pulumilightsail.resource.Forms;
import io.github.pulumilightsail.resource.Log;
import io.github.pulumilightsail.resource.PropertyFailure;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * The exceptions from a baseline: instances that are left as they are, for a reason and until a
 * day.
 *
 * @param today in UTC
 */
public record Exemptions(List<Exemption> all, LocalDate today) {
  private static final String NAME = "instanceName";
  private static final String REGION = "region";
  private static final String REASON = "reason";
  private static final String UNTIL = "until";

  public static final Field FIELD =
      Field.of(
          "exceptions",
          new ListOf(
              new ObjectOf(
                  "BaselineException",
                  "An instance that is left as it is, for a reason and until a day.",
                  List.of(
                      Field.of(NAME, Forms.INSTANCE_NAME, "The name of the instance.").mandatory(),
                      Field.of(
                          REGION,
                          Forms.REGION,
                          "The region of the instance. Default: every region that is looked at."),
                      Field.of(REASON, Forms.WORDS, "Why, for whoever reads the reports.")
                          .mandatory(),
                      Field.of(
                              UNTIL,
                              Forms.DATE,
                              "The last day of the exception, in UTC: `2027-01-31`. From the day"
                                  + " after it on the instance is treated like any other.")
                          .mandatory()))),
          "Instances that are left as they are for a while: they count as exempt, and never as"
              + " compliant.");

  /** Those of inputs that {@link #check} finds nothing wrong with. */
  public static Exemptions of(Fields inputs, LocalDate today) {
    var all = new ArrayList<Exemption>();
    entries(inputs).forEach(entry -> read(entry).ifPresent(all::add));
    return new Exemptions(List.copyOf(all), today);
  }

  private static List<Fields> entries(Fields inputs) {
    return inputs.get(FIELD.name()).unwrapped() instanceof Items(var items)
        ? items.stream()
            .map(item -> item.unwrapped() instanceof Fields fields ? fields : Fields.EMPTY)
            .toList()
        : List.of();
  }

  private static Optional<Exemption> read(Fields entry) {
    var until = entry.text(UNTIL).flatMap(Exemptions::day);
    return entry
        .text(NAME)
        .filter(_ -> until.isPresent())
        .map(name ->
            new Exemption(
                name, entry.text(REGION), entry.text(REASON).orElse(""), until.orElseThrow()));
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /**
   * What is wrong with them, beyond their single fields.
   *
   * @param regions those that are looked at; empty if they are not known
   */
  public static List<PropertyFailure> check(Fields inputs, Collection<String> regions) {
    var failures = new ArrayList<PropertyFailure>();
    var entries = entries(inputs);
    for (var i = 0; i < entries.size(); i++) {
      var entry = entries.get(i);
      var path = PropertyPath.of(FIELD.name()).index(i);
      var region = entry.text(REGION);
      entry
          .text(UNTIL)
          .filter(text -> Forms.DATE.form().matcher(text).matches() && day(text).isEmpty())
          .ifPresent(text ->
              failures.add(
                  PropertyFailure.of(
                      path.key(UNTIL),
                      "\"%s\" is not allowed: there is no such day".formatted(text))));
      region
          .filter(each -> !regions.isEmpty() && !Fleet.areAll(regions) && !regions.contains(each))
          .ifPresent(each ->
              failures.add(
                  PropertyFailure.of(
                      path.key(REGION),
                      "\"%s\" is not looked at, only %s: add it to regions, or take the exception out"
                          .formatted(each, String.join(", ", regions)))));
      for (var j = 0; j < i; j++) {
        if (areOfOne(entries.get(j), entry)) {
          failures.add(
              PropertyFailure.of(
                  path.key(NAME),
                  "\"%s\" has another exception, exceptions[%d]: keep one of the two"
                      .formatted(entry.text(NAME).orElse(""), j)));
        }
      }
    }
    failures.addAll(secrets(inputs));
    return failures;
  }

  private static boolean areOfOne(Fields one, Fields other) {
    // A region that is not known yet may be any.
    var known = !one.get(REGION).hasUnknowns() && !other.get(REGION).hasUnknowns();
    var mine = one.text(REGION);
    var theirs = other.text(REGION);
    return known
        && one.text(NAME).isPresent()
        && one.text(NAME).equals(other.text(NAME))
        && (mine.isEmpty() || theirs.isEmpty() || mine.equals(theirs));
  }

  /** A reason may be secret: it is told in reports only, which are secret then. */
  private static List<PropertyFailure> secrets(Fields inputs) {
    if (!(inputs.get(FIELD.name()) instanceof Items(var items))) {
      return OptionRules.secrets(inputs, FIELD.name());
    }
    var open = new ArrayList<PropertyValue>();
    for (var item : items) {
      if (item instanceof Fields(var entry)) {
        var rest = new LinkedHashMap<>(entry);
        rest.remove(REASON);
        open.add(new Fields(rest));
      } else {
        open.add(item);
      }
    }
    var fields = new LinkedHashMap<String, PropertyValue>();
    fields.put(FIELD.name(), new Items(open));
    return OptionRules.secrets(new Fields(fields), FIELD.name());
  }

  /** The exception of the instance that holds today. */
  public Optional<Exemption> of(InstanceId id) {
    return all.stream().filter(each -> each.holds(today) && each.isOf(id)).findFirst();
  }

  /** Those that end within two weeks, today among the days. */
  List<Exemption> endingSoon() {
    return all.stream().filter(each -> each.endsSoon(today)).toList();
  }

  /** Those that are over, and may be taken out of the program. */
  List<Exemption> over() {
    return all.stream().filter(each -> !each.holds(today)).toList();
  }

  /** Tells of those that hold and that no instance has. */
  public void tellOfNone(Collection<InstanceId> ids, Log log) {
    var none =
        all.stream()
            .filter(each -> each.holds(today) && ids.stream().noneMatch(each::isOf))
            .map(Exemption::subject)
            .toList();
    if (!none.isEmpty()) {
      log.warning(
          "exceptions names instances that are not there: %s. Look for a typing error, or take them out."
              .formatted(FirstFew.of(none)));
    }
  }
}
