package io.github.pulumilightsail.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.aws.AwsErrors.Attempt;
import io.github.pulumilightsail.aws.clients.NoAnswer;
import io.github.pulumilightsail.aws.credentials.RoleException;
import io.github.pulumilightsail.aws.environment.EnvironmentException;
import io.github.pulumilightsail.resource.Failure;
import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.lightsail.model.AccessDeniedException;
import software.amazon.awssdk.services.lightsail.model.LightsailException;
import software.amazon.awssdk.services.sts.model.StsException;

/** Each text sends its reader the right way. */
class AwsErrorsTest {
  private static final Attempt GET = new Attempt("GetInstance", "instance web-1 in eu-central-1");
  private static final Attempt LIST = new Attempt("GetInstances", "eu-central-1");

  private static LightsailException told(String code, String message) {
    var details = AwsErrorDetails.builder().errorCode(code).errorMessage(message).build();
    return (LightsailException)
        LightsailException.builder().awsErrorDetails(details).statusCode(400).build();
  }

  private static AccessDeniedException denied(String message) {
    var details =
        AwsErrorDetails.builder().errorCode("AccessDeniedException").errorMessage(message).build();
    return AccessDeniedException.builder().awsErrorDetails(details).statusCode(400).build();
  }

  private static String text(Attempt attempt, RuntimeException problem) {
    return AwsErrors.failure(attempt, problem).message();
  }

  // ---- denied

  @Test
  void theRoleOfAnInstanceCanBeGivenNoRights() {
    var words =
        "User: arn:aws:sts::111122223333:assumed-role/AmazonLightsailInstanceRole/i-0 is not"
            + " authorized to perform: lightsail:GetInstance";

    assertThat(text(GET, denied(words)))
        .isEqualTo(
            "GetInstance on instance web-1 in eu-central-1 was denied: "
                + words
                + ". These are the instance's own credentials, which can be given no rights: set"
                + " lightsail:profile, or the keys of somebody who may.");
  }

  @Test
  void anArnInAPolicyEndsInTheIdOfTheInstance() {
    assertThat(text(GET, denied("No.")))
        .isEqualTo(
            "GetInstance on instance web-1 in eu-central-1 was denied: No. Allow the IAM action"
                + " lightsail:GetInstance to whom this runs as; where a policy names instances,"
                + " their ARN ends in the id of the instance and not in its name.");
  }

  @Test
  void aListTakesNoResource() {
    assertThat(text(LIST, denied("No.")))
        .isEqualTo(
            "GetInstances on eu-central-1 was denied: No. Allow the IAM action"
                + " lightsail:GetInstances to whom this runs as; where a policy names instances:"
                + " this action takes no resource but *.");
  }

  // ---- not enabled, not accepted, not in time

  @Test
  void aRegionThatIsNotEnabledIsToEnable() {
    assertThat(text(LIST, told("OptInRequired", "You are not subscribed.")))
        .isEqualTo(
            "GetInstances on eu-central-1 was denied: You are not subscribed. The account has not"
                + " enabled the region: enable it in the AWS console (Account, AWS Regions), or"
                + " take another.");
  }

  /** Which is also how a region that is not enabled answers. */
  @Test
  void credentialsThatAreNotAcceptedMayBeThoseOfAnotherRegion() {
    assertThat(text(GET, told("UnrecognizedClientException", "The token is invalid.")))
        .contains("does not accept the credentials: The token is invalid. Renew them")
        .endsWith("If they work in other regions, the account has not enabled this one.");
  }

  @Test
  void anExpiredTokenMayBeThatOfTheLastUpdate() {
    assertThat(text(GET, told("ExpiredTokenException", "The token is expired.")))
        .contains("does not accept the credentials: The token is expired. Renew them")
        .endsWith(
            "Pulumi refreshes with what the configuration was at the last update; with"
                + " `--run-program` it takes what it is now.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          RequestExpired            | Request has expired.
          RequestTimeTooSkewed      | The difference is too large.
          InvalidSignatureException | Signature expired: 20200101T000000Z is now earlier.
          InvalidSignatureException | Signature not yet current: 20300101T000000Z is still later.
          """)
  void aClockThatIsWrongIsToSetRight(String code, String words) {
    assertThat(text(GET, told(code, words)))
        .matches(
            "GetInstance on instance web-1 in eu-central-1 failed, because AWS does not accept the"
                + " time of the signature: \\Q"
                + words
                + "\\E Set the clock of this machine right; it shows"
                + " [0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z\\.");
  }

  // ---- what never came to AWS

  static Stream<EnvironmentException> environment() {
    return Stream.of(
        EnvironmentException.setting("AWS_REGION is \"x\", which is not one"),
        EnvironmentException.credentials("there is no profile prdo"),
        EnvironmentException.way("the proxy asks for a password"));
  }

  /** However deep the SDK has put it. */
  @ParameterizedTest
  @MethodSource("environment")
  void whatIsWrongInTheEnvironmentIsToldAsItIs(EnvironmentException problem) {
    var wrapped = SdkClientException.create("odd", new CompletionException(problem));

    assertThat(text(GET, wrapped))
        .isEqualTo(
            "GetInstance on instance web-1 in eu-central-1 was not sent: "
                + problem.getMessage()
                + ".");
    assertThat(AwsErrors.failure(GET, wrapped).mayHaveTakenEffect()).isFalse();
  }

  /** The SDK puts words around it, of which nobody learns anything. */
  @Test
  void whoDoesNotAnswerIsToldAsItIs() {
    var dead = new NoAnswer("AWS STS at x is not there. Check y", new ConnectException("refused"));
    var failure = AwsErrors.failure(GET, SdkClientException.create("odd (attempt 1)", dead));

    assertThat(failure.message())
        .isEqualTo(
            "GetInstance on instance web-1 in eu-central-1 got no answer from AWS: AWS STS at x is"
                + " not there. Check y.");
    assertThat(failure.mayHaveTakenEffect()).isFalse();
  }

  // ---- roles

  private static RuntimeException sts(String code, int status) {
    var details = AwsErrorDetails.builder().errorCode(code).errorMessage("No").build();
    var answer =
        (StsException) StsException.builder().awsErrorDetails(details).statusCode(status).build();
    return SdkClientException.create("odd", new RoleException("the role r (AWS_ROLE_ARN)", answer));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          AccessDenied              | 403 | Check it and externalId; its trust policy
          ValidationError           | 400 | Check it, and the name and the length of its session.
          Throttling                | 400 | Try again, or raise lightsail:maxRetries.
          InternalFailure           | 500 | Try again in a while.
          ExpiredTokenException     | 400 | Renew the token or the credentials
          RegionDisabledException   | 403 | Enable it in the AWS console (IAM, Account settings,
          """)
  void aRoleThatIsNotGivenIsToldAsSuch(String code, int status, String wayOut) {
    assertThat(text(GET, sts(code, status)))
        .startsWith(
            "GetInstance on instance web-1 in eu-central-1 was not sent, because AWS STS gave no"
                + " credentials for the role r (AWS_ROLE_ARN): No. "
                + wayOut);
  }

  @Test
  void nothingButAMistakeOfOursIsToReport() {
    assertThat(AwsErrors.failure(GET, new IllegalStateException("odd")))
        .isInstanceOf(Failure.Bug.class);
    assertThat(AwsErrors.failure(GET, SdkClientException.create("odd")))
        .isInstanceOf(Failure.Unreachable.class);
  }
}
