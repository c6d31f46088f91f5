package io.github.pulumilightsail.metadata.report;

import java.time.LocalDate;

/** What an audit says of one instance. */
public sealed interface Verdict {

  /** It is as the baseline says, and its options are in force. */
  record Compliant() implements Verdict {}

  /** It is not. */
  record NonCompliant() implements Verdict {}

  /**
   * It is left as it is, and counts as neither.
   *
   * @param reason in somebody's own words
   * @param until the last day of the exception, in UTC
   */
  record Exempt(String reason, LocalDate until) implements Verdict {}
}
