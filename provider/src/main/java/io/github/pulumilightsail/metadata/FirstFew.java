package io.github.pulumilightsail.metadata;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Many things told as a few of them and how many more there are, so that a message stays short. */
public final class FirstFew {
  private static final int NAMED = 20;

  private FirstFew() {}

  /** {@code web-1, web-2 and 3 more}. */
  public static String of(Collection<String> all) {
    return of(all, ", ", " ");
  }

  /** The same, with a line for each. */
  public static String lines(Collection<String> all) {
    return of(all, "\n  ", "\n  ");
  }

  private static String of(Collection<String> all, String between, String beforeTheRest) {
    var few = all.stream().limit(NAMED).collect(Collectors.joining(between));
    return all.size() > NAMED ? few + beforeTheRest + "and " + (all.size() - NAMED) + " more" : few;
  }

  /** The same of instances, each with what becomes of it. */
  public static String of(Map<InstanceId, String> told) {
    return of(
        told.entrySet().stream()
            .map(each -> "%s (%s)".formatted(each.getKey(), each.getValue()))
            .toList());
  }
}
