package io.github.pulumilightsail.metadata.report;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A fleet held against a baseline.
 *
 * @param regions those that were looked at
 * @param notEnabled regions that the account has not enabled, where no instance can be
 * @param subjects the selected instances
 * @param missing names that were asked for and that no instance has
 * @param usageDays how many days of IMDSv1 calls were asked for; 0 for none
 */
public record Audit(
    MetadataOptions baseline,
    List<String> regions,
    List<String> notEnabled,
    List<Subject> subjects,
    List<String> missing,
    int usageDays) {

  private static final Comparator<Subject> BY_PLACE =
      Comparator.comparing((Subject each) -> each.live().region())
          .thenComparing(each -> each.live().name());

  public Audit {
    regions = regions.stream().distinct().sorted().toList();
    notEnabled = notEnabled.stream().distinct().sorted().toList();
    subjects = subjects.stream().sorted(BY_PLACE).toList();
    missing = missing.stream().distinct().sorted().toList();
  }

  public List<Subject> compliant() {
    return only(Subject::isCompliant);
  }

  public List<Subject> nonCompliant() {
    return only(Subject::isNonCompliant);
  }

  /** Those that an exception leaves as they are, the soonest end first. */
  public List<Subject> exempt() {
    return only(each -> each.exemption().isPresent()).stream()
        .sorted(Comparator.comparing(each -> each.exemption().orElseThrow().until()))
        .toList();
  }

  /** Those that still answer IMDSv1 calls, the most calls first. */
  List<Subject> callers() {
    return only(each -> each.calls() > 0).stream()
        .sorted(Comparator.comparingLong(Subject::calls).reversed())
        .toList();
  }

  List<Subject> in(String region) {
    return only(each -> each.live().region().equals(region));
  }

  private List<Subject> only(Predicate<Subject> wanted) {
    return subjects.stream().filter(wanted).toList();
  }

  /** The accounts that the instances are in, by their ARNs. */
  List<String> accounts() {
    return subjects.stream()
        .map(Subject::live)
        .map(Instance::account)
        .filter(Predicate.not(String::isEmpty))
        .distinct()
        .sorted()
        .toList();
  }

  /** The IMDSv1 calls of all instances together, by day, the oldest first. */
  SortedMap<LocalDate, Long> callsByDay() {
    var days = new TreeMap<LocalDate, Double>();
    for (var subject : subjects) {
      for (var day : subject.usage()) {
        days.merge(day.date(), day.count(), Double::sum);
      }
    }
    var rounded = new TreeMap<LocalDate, Long>();
    days.forEach((date, count) -> rounded.put(date, Math.round(count)));
    return rounded;
  }

  /** The result in one line. */
  String headline() {
    var all = subjects.size();
    var open = nonCompliant().size();
    var exempt = exempt().size();
    if (all == 0) {
      return "No instance is selected";
    }
    if (open > 0) {
      return "%s of %s not compliant".formatted(Plain.number(open), counted(all, open == 1));
    }
    return exempt == 0
        ? "%s compliant".formatted(counted(all, all == 1))
        : "%s of %s compliant, %s exempt"
            .formatted(
                Plain.number(all - exempt), counted(all, all - exempt == 1), Plain.number(exempt));
  }

  private static String counted(int number, boolean singular) {
    return "%s %s %s"
        .formatted(
            Plain.number(number), number == 1 ? "instance" : "instances", singular ? "is" : "are");
  }
}
