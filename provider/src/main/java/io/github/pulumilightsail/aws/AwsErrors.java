package io.github.pulumilightsail.aws;

import io.github.pulumilightsail.aws.clients.NoAnswer;
import io.github.pulumilightsail.aws.credentials.RoleException;
import io.github.pulumilightsail.aws.environment.EnvironmentException;
import io.github.pulumilightsail.aws.environment.Reasons;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lightsail.model.AccessDeniedException;
import software.amazon.awssdk.services.lightsail.model.AccountSetupInProgressException;
import software.amazon.awssdk.services.lightsail.model.InvalidInputException;
import software.amazon.awssdk.services.lightsail.model.LightsailException;
import software.amazon.awssdk.services.lightsail.model.NotFoundException;
import software.amazon.awssdk.services.lightsail.model.OperationFailureException;
import software.amazon.awssdk.services.lightsail.model.RegionSetupInProgressException;
import software.amazon.awssdk.services.lightsail.model.ServiceException;
import software.amazon.awssdk.services.lightsail.model.UnauthenticatedException;

/**
 * Tells the SDK's exceptions as failures: what failed, on what, AWS's own words and what to do
 * next. Told apart by type and code, never by HTTP status: throttling is a 400 there.
 */
final class AwsErrors {
  private AwsErrors() {}

  /**
   * What was being done when it failed.
   *
   * @param action the API's name of the call, which is the IAM action's too
   * @param subject what it was done to, such as {@code instance web-1 in eu-central-1}
   */
  record Attempt(String action, String subject) {
    @Override
    public String toString() {
      return action + " on " + subject;
    }
  }

  static FailureException exception(Attempt attempt, RuntimeException problem) {
    return problem instanceof FailureException already
        ? already
        : new FailureException(failure(attempt, problem), problem);
  }

  static Failure failure(Attempt attempt, RuntimeException problem) {
    var environment = Reasons.cause(problem, EnvironmentException.class);
    if (environment.isPresent()) {
      return environment(attempt, environment.orElseThrow());
    }
    var role = Reasons.cause(problem, RoleException.class);
    if (role.isPresent()) {
      return role(attempt, role.orElseThrow());
    }
    return switch (problem) {
      case NotFoundException e ->
          new Failure.NotFound(
              attempt
                  + ": there is no such thing in this account and region. "
                  + words(e, e.tip())
                  + " Check the name and the region; names are case-sensitive.");
      case AccessDeniedException e -> denied(attempt, e, e.tip());
      case UnauthenticatedException e -> unauthenticated(attempt, e, e.tip());
      case InvalidInputException e ->
          new Failure.Refused(attempt + " was refused by AWS: " + words(e, e.tip()));
      case OperationFailureException e ->
          new Failure.Refused(
              attempt
                  + " could not be carried out by AWS: "
                  + words(e, e.tip())
                  + " Nothing is known to have changed; try again, or look at the instance in the"
                  + " Lightsail console.");
      case AccountSetupInProgressException e ->
          new Failure.SettingUp(
              attempt
                  + " is not possible yet: AWS is still setting up the account for Lightsail. "
                  + words(e, e.tip())
                  + " Try again in a few minutes.");
      case RegionSetupInProgressException e ->
          new Failure.SettingUp(
              attempt
                  + " is not possible yet: AWS is still setting up the region for the account. "
                  + words(e, e.tip())
                  + " Try again in a few minutes.");
      case ServiceException e -> fault(attempt, e, e.tip());
      case AwsServiceException e -> byCode(attempt, e);
      case SdkClientException e -> client(attempt, e);
      case SdkException e -> new Failure.ServiceFault(attempt + " failed: " + plain(e));
      default ->
          new Failure.Bug(
              attempt
                  + " failed with an unexpected "
                  + problem.getClass().getSimpleName()
                  + ": "
                  + plain(problem)
                  + " Please report this to the authors of the lightsail provider.");
    };
  }

  /** Nothing was sent, and nothing changes before a person has set it right. */
  private static Failure environment(Attempt attempt, EnvironmentException problem) {
    return environment(attempt + " was not sent", problem);
  }

  /**
   * What is found wrong before there is a call.
   *
   * @param what says what does not come of it
   */
  static Failure environment(String what, EnvironmentException problem) {
    var text = what + ": " + plain(problem);
    return switch (problem.subject()) {
      case CREDENTIALS -> new Failure.Unauthenticated(text);
      case SETTING, WAY -> new Failure.Conflict(text);
    };
  }

  /** Whether the service said that there is no such instance; it has more than one way to. */
  static boolean saysMissing(RuntimeException problem) {
    return problem instanceof NotFoundException
        || (problem instanceof AwsServiceException e && code(e).equals("DoesNotExist"));
  }

  /** Whether the service said that the time of the credentials is over. */
  static boolean saysExpired(FailureException problem) {
    return Reasons.cause(problem, LightsailException.class)
        .map(AwsErrors::code)
        .filter(code -> code.equals("ExpiredToken") || code.equals("ExpiredTokenException"))
        .isPresent();
  }

  /** Whether the service answered as in a region that the account has not enabled. */
  static boolean saysNotEnabled(FailureException problem) {
    return Reasons.cause(problem, AwsServiceException.class)
        .map(AwsErrors::code)
        .filter(Set.of("OptInRequired", "UnrecognizedClientException")::contains)
        .isPresent();
  }

  /** Whether the call certainly never left this machine: no credentials, or no connection. */
  static boolean wasNotSent(FailureException problem) {
    return hasNoConnection(problem)
        || (problem.failure() instanceof Failure.Unauthenticated
            && Reasons.cause(problem, AwsServiceException.class).isEmpty());
  }

  private static boolean hasNoConnection(Throwable problem) {
    return Reasons.cause(problem, UnknownHostException.class).isPresent()
        || Reasons.cause(problem, ConnectException.class).isPresent()
        || Reasons.cause(problem, NoRouteToHostException.class).isPresent()
        || Reasons.cause(problem, SocketTimeoutException.class)
            .filter(timeout -> String.valueOf(timeout.getMessage()).startsWith("Connect timed out"))
            .isPresent();
  }

  /** The call itself was not sent, so its own IAM action is not to blame. */
  private static Failure role(Attempt attempt, RoleException refused) {
    var e = refused.answer();
    var text =
        "%s was not sent, because AWS STS gave no credentials for %s: %s"
            .formatted(attempt, refused.getMessage(), words(e, null));
    return switch (code(e)) {
      case "AccessDenied", "AccessDeniedException" ->
          new Failure.Denied(
              text
                  + " Check it and externalId; its trust policy must name who this runs as,"
                  + " who needs the IAM action sts:AssumeRole (or sts:AssumeRoleWithWebIdentity).");
      case "RegionDisabledException" ->
          new Failure.Denied(
              text
                  + " Enable it in the AWS console (IAM, Account settings, Security Token Service),"
                  + " or let lightsail:stsEndpoint name the STS of another region.");
      case "ValidationError", "MalformedPolicyDocument", "PackedPolicyTooLarge" ->
          new Failure.Refused(text + " Check it, and the name and the length of its session.");
      default ->
          e.isThrottlingException()
              ? new Failure.Throttled(text + " Try again, or raise lightsail:maxRetries.")
              : e.statusCode() >= 500
                  ? new Failure.ServiceFault(text + " Try again in a while.")
                  : new Failure.Unauthenticated(
                      text
                          + " Renew the token or the credentials with which the role is taken on,"
                          + " and check lightsail:profile and the AWS_* variables.");
    };
  }

  private static Failure byCode(Attempt attempt, AwsServiceException e) {
    return switch (code(e)) {
      case "AccessDenied", "AccessDeniedException", "NotAuthorized", "OptInRequired" ->
          denied(attempt, e, null);
      case "ExpiredToken",
          "ExpiredTokenException",
          "RequestExpired",
          "RequestTimeTooSkewed",
          "IncompleteSignature",
          "InvalidClientTokenId",
          "InvalidSignatureException",
          "MissingAuthenticationToken",
          "MissingAuthenticationTokenException",
          "SignatureDoesNotMatch",
          "UnrecognizedClientException" ->
          unauthenticated(attempt, e, null);
      case "ValidationException", "ValidationError", "SerializationException" ->
          new Failure.Refused(attempt + " was refused by AWS: " + words(e, null));
      default -> {
        if (e.isThrottlingException()) {
          yield new Failure.Throttled(
              attempt
                  + " was throttled by AWS: "
                  + words(e, null)
                  + " Try again, run with less parallelism, or give it more time (the resource"
                  + " option customTimeouts; lightsail:maxRetries of 0 repeats nothing).");
        }
        yield e.statusCode() >= 500
            ? fault(attempt, e, null)
            : new Failure.Refused(attempt + " was refused by AWS: " + words(e, null));
      }
    };
  }

  private static Failure denied(Attempt attempt, AwsServiceException e, @Nullable String tip) {
    var words = words(e, tip);
    if (code(e).equals("OptInRequired")) {
      return new Failure.Denied(
          "%s was denied: %s The account has not enabled the region: enable it in the AWS console"
                  .formatted(attempt, words)
              + " (Account, AWS Regions), or take another.");
    }
    // The role that AWS gives to every instance of Lightsail.
    if (words.contains("AmazonLightsailInstanceRole")) {
      return new Failure.Denied(
          "%s was denied: %s These are the instance's own credentials, which can be given no rights:"
                  .formatted(attempt, words)
              + " set lightsail:profile, or the keys of somebody who may.");
    }
    return new Failure.Denied(
        "%s was denied: %s Allow the IAM action lightsail:%s to whom this runs as; where a policy"
                .formatted(attempt, words, attempt.action())
            + (attempt.action().equals("GetInstances")
                ? " names instances: this action takes no resource but *."
                : " names instances, their ARN ends in the id of the instance and not in its"
                    + " name."));
  }

  private static Failure unauthenticated(
      Attempt attempt, AwsServiceException e, @Nullable String tip) {
    var words = words(e, tip);
    if (isClockWrong(e, words)) {
      return new Failure.Unauthenticated(
          "%s failed, because AWS does not accept the time of the signature: %s Set the clock of this"
                  .formatted(attempt, words)
              + " machine right; it shows %s."
                  .formatted(Instant.now().truncatedTo(ChronoUnit.SECONDS)));
    }
    var more =
        code(e).startsWith("ExpiredToken")
            ? " Pulumi refreshes with what the configuration was at the last update; with"
                + " `--run-program` it takes what it is now."
            : " If they work in other regions, the account has not enabled this one.";
    return new Failure.Unauthenticated(
        "%s failed, because AWS does not accept the credentials: %s Renew them (`aws sso login`, new"
                .formatted(attempt, words)
            + " keys, a new token), or check lightsail:profile, lightsail:accessKey and the AWS_*"
            + " variables."
            + more);
  }

  private static boolean isClockWrong(AwsServiceException e, String words) {
    return code(e).equals("RequestExpired")
        || code(e).equals("RequestTimeTooSkewed")
        || words.contains("Signature expired")
        || words.contains("Signature not yet current");
  }

  private static Failure fault(Attempt attempt, AwsServiceException e, @Nullable String tip) {
    return new Failure.ServiceFault(
        "%s failed in AWS, more often than it was retried: %s Try again in a while; the AWS Health"
                .formatted(attempt, words(e, tip))
            + " Dashboard shows known trouble.");
  }

  private static Failure client(Attempt attempt, SdkClientException e) {
    var told = Reasons.cause(e, NoAnswer.class);
    var text = plain(e);
    if (told.isEmpty() && text.contains("credential")) {
      return new Failure.Unauthenticated(
          "%s was not sent, because no usable AWS credentials were found: %s Log in (`aws sso login`),"
                  .formatted(attempt, text)
              + " or set lightsail:profile, lightsail:accessKey and secretKey, or the AWS_*"
              + " variables.");
    }
    var unreachable =
        told.map(problem ->
                new Failure.Unreachable(attempt + " got no answer from AWS: " + plain(problem)))
            .orElseGet(() -> unreachable(attempt, text));
    return hasNoConnection(e) ? unreachable.withoutEffect() : unreachable;
  }

  static Failure noAnswer(Attempt attempt, Duration waited) {
    return unreachable(attempt, "nothing came in " + waited.toSeconds() + " s.");
  }

  private static Failure.Unreachable unreachable(Attempt attempt, String text) {
    return new Failure.Unreachable(
        "%s got no answer from AWS: %s Check the network, the proxy settings, the region and"
                .formatted(attempt, text)
            + " lightsail:endpoint.");
  }

  private static String code(AwsServiceException e) {
    var details = e.awsErrorDetails();
    return details == null || details.errorCode() == null ? "" : details.errorCode();
  }

  /** AWS's own words with its tip and the request's id, ended by a full stop. */
  private static String words(AwsServiceException e, @Nullable String tip) {
    var details = e.awsErrorDetails();
    var message = details == null ? null : details.errorMessage();
    var id = e.requestId();
    return Stream.of(
            Optional.ofNullable(message).filter(m -> !m.isBlank()).or(() -> Optional.of(code(e))),
            Optional.ofNullable(tip).filter(t -> !t.isBlank()),
            Optional.ofNullable(id).map(i -> "(" + code(e) + ", request id " + i + ")"))
        .flatMap(Optional::stream)
        .map(String::strip)
        .map(text -> text.endsWith(".") || text.endsWith(")") ? text : text + ".")
        .collect(Collectors.joining(" "));
  }

  private static String plain(Throwable problem) {
    var text = problem.getMessage();
    var cause = problem.getCause();
    var whole =
        text == null || text.isBlank()
            ? cause == null ? problem.getClass().getSimpleName() : plain(cause)
            : text;
    return whole.endsWith(".") ? whole : whole + ".";
  }
}
