package io.github.pulumilightsail.emulator.behavior;

/** The values of the switches that choose between ways to act. */
public final class Choices {
  private Choices() {}

  /** What a write without {@code httpTokens} does to it. */
  public enum OmittedTokens {
    /** It becomes {@code optional}, as the API reference says. */
    RESET,
    KEEP
  }

  public enum Strictness {
    REFUSE,
    ACCEPT
  }

  /** What a write with {@code httpProtocolIpv6} does outside eu-north-1. */
  public enum Ipv6Elsewhere {
    /** An error even for {@code disabled}, as EC2 does in regions that lack it. */
    REFUSE,
    IGNORE,
    ACCEPT
  }

  /** In which regions reads show {@code httpProtocolIpv6}. */
  public enum Ipv6Reported {
    STOCKHOLM,
    EVERYWHERE,
    NOWHERE
  }

  /** What a write does to an instance that is pending, stopping or shutting down. */
  public enum WhileTransitional {
    OPERATION_FAILURE,
    INVALID_INPUT,
    ACCEPT
  }

  /** When a write to a stopped instance is applied. */
  public enum WhenStopped {
    /** At its next start, as EC2's documentation says. */
    AT_START,
    AS_RUNNING
  }

  /** What reads of a stopped instance show of a write that is applied at its next start. */
  public enum StoppedReads {
    /** The new values, {@code pending}. */
    WRITTEN,
    /** The old values, {@code pending}. */
    PENDING,
    /** The old values, {@code applied}: nothing of the write. */
    NOTHING
  }

  /** Whether the account forbids IMDSv1, and with which exception {@code optional} is refused. */
  public enum ImdsV2Enforced {
    NO,
    ACCESS_DENIED,
    INVALID_INPUT
  }

  /** The status of an operation that ended well: the API has two words for it. */
  public enum SuccessWord {
    SUCCEEDED,
    COMPLETED
  }

  /** The status of an operation in the answer that starts it. */
  public enum FirstStatus {
    STARTED,
    NOT_STARTED
  }
}
