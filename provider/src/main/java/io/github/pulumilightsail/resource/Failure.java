package io.github.pulumilightsail.resource;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Why an operation did not succeed, told for the person who has to act on it. */
public sealed interface Failure {

  /** What failed, on what, in AWS's own words where there are any, and what to do next. */
  String message();

  /** The program's values are wrong. Nothing was called. */
  record BadInput(List<PropertyFailure> failures) implements Failure {
    public BadInput {
      failures = List.copyOf(failures);
    }

    /** Fails unless nothing is wrong. */
    public static void require(List<PropertyFailure> failures) {
      if (!failures.isEmpty()) {
        throw new FailureException(new BadInput(failures));
      }
    }

    @Override
    public String message() {
      return failures.stream()
          .map(failure -> failure.path() + " " + failure.reason())
          .collect(Collectors.joining("; "));
    }
  }

  /** The message of the engine does not follow the protocol. */
  record Malformed(String message) implements Failure {}

  /** What is asked for does not exist. */
  record NotFound(String message) implements Failure {}

  /** The world is not as the program or the state says; nothing was changed. */
  record Conflict(String message) implements Failure {}

  /** The caller is known and may not do this. */
  record Denied(String message) implements Failure {}

  /** There are no credentials, or AWS does not accept them. */
  record Unauthenticated(String message) implements Failure {}

  /** AWS refused the request itself; nothing was changed. */
  record Refused(String message) implements Failure {}

  /** AWS accepted the write and could not carry it out. */
  record OperationFailed(String message) implements Failure {}

  /** The account or the region is still being set up. */
  record SettingUp(String message) implements Failure {}

  /** AWS asked to slow down, longer than the retries last. */
  record Throttled(String message) implements Failure {}

  /** AWS failed. */
  record ServiceFault(String message, boolean mayHaveTakenEffect) implements Failure {
    /** Whether the request took effect is not known. */
    public ServiceFault(String message) {
      this(message, true);
    }
  }

  /** There was no answer. */
  record Unreachable(String message, boolean mayHaveTakenEffect) implements Failure {
    /** Whether the request took effect is not known. */
    public Unreachable(String message) {
      this(message, true);
    }
  }

  /** The time allowed is over. */
  record TimedOut(String message, boolean mayHaveTakenEffect) implements Failure {
    /** While something was under way. */
    public TimedOut(String message) {
      this(message, true);
    }
  }

  /** The user or the engine stopped the operation. */
  record Cancelled(String message, boolean mayHaveTakenEffect) implements Failure {
    /** While something was under way. */
    public Cancelled(String message) {
      this(message, true);
    }
  }

  /** This plugin does not offer what was asked for. */
  record Unsupported(String message) implements Failure {}

  /** A mistake of this plugin. */
  record Bug(String message) implements Failure {}

  /** Whether a write that ended so may all the same have taken effect. */
  default boolean mayHaveTakenEffect() {
    return switch (this) {
      case ServiceFault(var _, var doubtful) -> doubtful;
      case Unreachable(var _, var doubtful) -> doubtful;
      case TimedOut(var _, var doubtful) -> doubtful;
      case Cancelled(var _, var doubtful) -> doubtful;
      case OperationFailed _, Bug _ -> true;
      case BadInput _,
          Malformed _,
          NotFound _,
          Conflict _,
          Denied _,
          Unauthenticated _,
          Refused _,
          SettingUp _,
          Throttled _,
          Unsupported _ ->
          false;
    };
  }

  /** The same failure where it is certain that nothing was written. */
  default Failure withoutEffect() {
    return switch (this) {
      case ServiceFault(var text, var _) -> new ServiceFault(text, false);
      case Unreachable(var text, var _) -> new Unreachable(text, false);
      case TimedOut(var text, var _) -> new TimedOut(text, false);
      case Cancelled(var text, var _) -> new Cancelled(text, false);
      default -> this;
    };
  }

  /** Whether a read that ended so may well succeed when it is repeated a little later. */
  default boolean isPassing() {
    return switch (this) {
      case Throttled _, ServiceFault _, Unreachable _, SettingUp _, NotFound _, TimedOut _ -> true;
      case BadInput _,
          Malformed _,
          Conflict _,
          Denied _,
          Unauthenticated _,
          Refused _,
          OperationFailed _,
          Cancelled _,
          Unsupported _,
          Bug _ ->
          false;
    };
  }

  /**
   * The same failure with its message followed by more.
   *
   * @param more whole sentences after a blank, or what goes on with the message's last one
   */
  default Failure andAlso(String more) {
    return reworded(text -> (more.startsWith(" ") ? sentence() : text) + more);
  }

  /** The message with its full stop. */
  default String sentence() {
    return message().matches("(?s).*[^.!?)]") ? message() + "." : message();
  }

  /** The same failure, told otherwise. */
  default Failure reworded(UnaryOperator<String> wording) {
    var text = wording.apply(message());
    return switch (this) {
      case BadInput _, Refused _ -> new Refused(text);
      case Malformed _ -> new Malformed(text);
      case NotFound _ -> new NotFound(text);
      case Conflict _ -> new Conflict(text);
      case Denied _ -> new Denied(text);
      case Unauthenticated _ -> new Unauthenticated(text);
      case OperationFailed _ -> new OperationFailed(text);
      case SettingUp _ -> new SettingUp(text);
      case Throttled _ -> new Throttled(text);
      case ServiceFault(var _, var doubtful) -> new ServiceFault(text, doubtful);
      case Unreachable(var _, var doubtful) -> new Unreachable(text, doubtful);
      case TimedOut(var _, var doubtful) -> new TimedOut(text, doubtful);
      case Cancelled(var _, var doubtful) -> new Cancelled(text, doubtful);
      case Unsupported _ -> new Unsupported(text);
      case Bug _ -> new Bug(text);
    };
  }

  /**
   * Whether AWS could not be asked, or gave no answer that a plan could not do without: one that is
   * made without it may still be right.
   */
  default boolean leavesPlansPossible() {
    return switch (this) {
      case Malformed _,
          NotFound _,
          Denied _,
          Unauthenticated _,
          Refused _,
          OperationFailed _,
          SettingUp _,
          Throttled _,
          ServiceFault _,
          Unreachable _,
          TimedOut _,
          Unsupported _,
          Bug _ ->
          true;
      case BadInput _, Conflict _, Cancelled _ -> false;
    };
  }
}
