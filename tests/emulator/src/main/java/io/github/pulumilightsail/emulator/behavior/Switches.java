package io.github.pulumilightsail.emulator.behavior;

import io.github.pulumilightsail.emulator.behavior.Choices.FirstStatus;
import io.github.pulumilightsail.emulator.behavior.Choices.ImdsV2Enforced;
import io.github.pulumilightsail.emulator.behavior.Choices.Ipv6Elsewhere;
import io.github.pulumilightsail.emulator.behavior.Choices.Ipv6Reported;
import io.github.pulumilightsail.emulator.behavior.Choices.OmittedTokens;
import io.github.pulumilightsail.emulator.behavior.Choices.StoppedReads;
import io.github.pulumilightsail.emulator.behavior.Choices.Strictness;
import io.github.pulumilightsail.emulator.behavior.Choices.SuccessWord;
import io.github.pulumilightsail.emulator.behavior.Choices.WhenStopped;
import io.github.pulumilightsail.emulator.behavior.Choices.WhileTransitional;
import java.time.Duration;
import java.util.List;

/**
 * Every switch. Where the API reference speaks, the initial value is what it says; elsewhere it is
 * the stricter guess, so that a client that works here is not surprised there.
 */
public final class Switches {
  public static final Switch<OmittedTokens> OMITTED_TOKENS =
      choice("omittedTokens", OmittedTokens.RESET, "a write without httpTokens makes it optional");

  public static final Switch<Strictness> DISABLED_WITH_OTHERS =
      choice(
          "disabledWithOthers",
          Strictness.ACCEPT,
          "other options in a write that leaves the endpoint disabled");

  public static final Switch<Ipv6Elsewhere> IPV6_ELSEWHERE =
      choice("ipv6Elsewhere", Ipv6Elsewhere.REFUSE, "httpProtocolIpv6 outside eu-north-1");

  public static final Switch<Ipv6Reported> IPV6_REPORTED =
      choice("ipv6Reported", Ipv6Reported.STOCKHOLM, "where reads show httpProtocolIpv6");

  public static final Switch<Strictness> HOP_LIMIT_OUT_OF_RANGE =
      choice("hopLimitOutOfRange", Strictness.REFUSE, "a hop limit outside 1 to 64");

  public static final Switch<WhileTransitional> WHILE_TRANSITIONAL =
      choice(
          "whileTransitional",
          WhileTransitional.OPERATION_FAILURE,
          "a write while the instance is pending or stopping");

  public static final Switch<WhenStopped> WHEN_STOPPED =
      choice("whenStopped", WhenStopped.AT_START, "when a stopped instance's options are applied");

  public static final Switch<StoppedReads> STOPPED_READS =
      choice(
          "stoppedReads",
          StoppedReads.WRITTEN,
          "what reads of a stopped instance show of a write before its start");

  public static final Switch<Integer> SAFE_BLUEPRINTS_HOP_LIMIT =
      new Switch<>(
          "safeBlueprintsHopLimit",
          1,
          Codecs.number(1),
          "the hop limit of instances that are launched with tokens required");

  public static final Switch<ImdsV2Enforced> IMDSV2_ENFORCED =
      choice("imdsV2Enforced", ImdsV2Enforced.NO, "the account refuses httpTokens=optional");

  public static final Switch<Strictness> UNKNOWN_MEMBERS =
      choice("unknownMembers", Strictness.REFUSE, "members that the operation does not have");

  public static final Switch<Strictness> UNKNOWN_SESSION_TOKENS =
      choice("unknownSessionTokens", Strictness.REFUSE, "session tokens not issued here");

  public static final Switch<Integer> PAGE_SIZE =
      new Switch<>("pageSize", 20, Codecs.number(1), "instances on a page of GetInstances");

  public static final Switch<Integer> OPERATIONS_PAGE_SIZE =
      new Switch<>("operationsPageSize", 200, Codecs.number(1), "operations on a page");

  public static final Switch<Duration> PAGE_TOKEN_LIFETIME =
      new Switch<>(
          "pageTokenLifetime",
          Duration.ZERO,
          Codecs.duration(),
          "how long a page token counts; 0ms: for ever");

  public static final Switch<Progress> APPLIED =
      progress("applied", "how long metadataOptions.state stays pending after a write");

  public static final Switch<Progress> OPERATION_DONE =
      progress("operationDone", "how long an operation is under way");

  public static final Switch<Progress> STATE_REACHED =
      progress("stateReached", "how long an instance takes to start or stop");

  public static final Switch<SuccessWord> SUCCESS_WORD =
      choice("successWord", SuccessWord.SUCCEEDED, "how an operation says that it ended well");

  public static final Switch<FirstStatus> FIRST_STATUS =
      choice("firstStatus", FirstStatus.STARTED, "an operation's status in the write's answer");

  public static final Switch<Duration> LATENCY =
      new Switch<>("latency", Duration.ZERO, Codecs.duration(), "how long every call takes");

  public static final Switch<Duration> SESSION_LIFETIME =
      new Switch<>(
          "sessionLifetime",
          Duration.ZERO,
          Codecs.duration(),
          "how long STS credentials live; 0ms: as long as the caller asks");

  /** All of them, in the order they are listed in. */
  public static final List<Switch<?>> ALL =
      List.of(
          OMITTED_TOKENS,
          DISABLED_WITH_OTHERS,
          IPV6_ELSEWHERE,
          IPV6_REPORTED,
          HOP_LIMIT_OUT_OF_RANGE,
          WHILE_TRANSITIONAL,
          WHEN_STOPPED,
          STOPPED_READS,
          SAFE_BLUEPRINTS_HOP_LIMIT,
          IMDSV2_ENFORCED,
          UNKNOWN_MEMBERS,
          UNKNOWN_SESSION_TOKENS,
          PAGE_SIZE,
          OPERATIONS_PAGE_SIZE,
          PAGE_TOKEN_LIFETIME,
          APPLIED,
          OPERATION_DONE,
          STATE_REACHED,
          SUCCESS_WORD,
          FIRST_STATUS,
          LATENCY,
          SESSION_LIFETIME);

  private Switches() {}

  private static <E extends Enum<E>> Switch<E> choice(String name, E initial, String meaning) {
    return new Switch<>(name, initial, Codecs.choice(initial.getDeclaringClass()), meaning);
  }

  private static Switch<Progress> progress(String name, String meaning) {
    return new Switch<>(name, Progress.reads(2), Codecs.progress(), meaning);
  }
}
