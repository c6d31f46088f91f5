package io.github.pulumilightsail.emulator.fault;

import java.util.Map;

/** Status and words of the errors that can be asked for by name. */
public final class KnownErrors {
  /**
   * Everything about one error but its name.
   *
   * @param message as the service words it, where it is known
   */
  public record Known(int status, String code, String message, String tip) {}

  private static final Map<String, Known> ALL =
      Map.ofEntries(
          entry(403, "AccessDeniedException", "AccessDenied", "You are not authorized.", ""),
          entry(
              404,
              "NotFoundException",
              "DoesNotExist",
              "The Instance does not exist.",
              "Check the name and the AWS Region."),
          entry(
              400,
              "InvalidInputException",
              "InvalidParameterValue",
              "The request contains an invalid value.",
              "Check the parameters of the request."),
          entry(
              400,
              "OperationFailureException",
              "OperationFailure",
              "The operation could not be completed.",
              "Wait a few minutes and try again."),
          entry(
              401,
              "UnauthenticatedException",
              "Unauthenticated",
              "The user is not authenticated.",
              "Sign in and try again."),
          entry(
              428,
              "AccountSetupInProgressException",
              "AccountSetupInProgress",
              "Your account is still being set up.",
              "Wait a few minutes and try again."),
          entry(
              428,
              "RegionSetupInProgressException",
              "RegionSetupInProgress",
              "The AWS Region is still being set up.",
              "Opt-in Regions typically take a few minutes to finish setting up before you can"
                  + " work with them. Wait a few minutes and try again."),
          entry(
              500,
              "ServiceException",
              "InternalError",
              "An unexpected error occurred.",
              "Try again later."),
          entry(400, "ThrottlingException", "Throttling", "Rate exceeded", ""),
          entry(500, "InternalFailure", "InternalFailure", "An internal failure occurred.", ""),
          entry(
              503,
              "ServiceUnavailable",
              "ServiceUnavailable",
              "The service is temporarily unavailable.",
              ""),
          entry(
              400,
              "ExpiredTokenException",
              "ExpiredToken",
              "The security token included in the request is expired",
              ""),
          entry(
              400,
              "UnrecognizedClientException",
              "UnrecognizedClient",
              "The security token included in the request is invalid.",
              ""));

  private KnownErrors() {}

  public static Known of(String type) {
    var known = ALL.get(type);
    return known != null ? known : new Known(400, type, "The request failed.", "");
  }

  private static Map.Entry<String, Known> entry(
      int status, String type, String code, String message, String tip) {
    return Map.entry(type, new Known(status, code, message, tip));
  }
}
