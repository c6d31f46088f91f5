package io.github.pulumilightsail.emulator.api;

import io.github.pulumilightsail.emulator.fault.KnownErrors;

/** An error answer, on its way to the caller. */
public final class ApiError extends RuntimeException {
  private final String type;
  private final int status;
  private final String code;
  private final String tip;

  public ApiError(String type, int status, String code, String message, String tip) {
    super(message, null, false, false);
    this.type = type;
    this.status = status;
    this.code = code;
    this.tip = tip;
  }

  /** An exception of the API with words of its own. */
  public static ApiError of(String type, String message) {
    var known = KnownErrors.of(type);
    return new ApiError(type, known.status(), known.code(), message, known.tip());
  }

  /** An exception with another status and other words than it usually has. */
  public static ApiError of(String type, int status, String message) {
    var known = KnownErrors.of(type);
    return new ApiError(type, status, known.code(), message, known.tip());
  }

  public static ApiError invalidInput(String message) {
    return of("InvalidInputException", message);
  }

  public static ApiError notFound(String kind, String name) {
    return of("NotFoundException", "The " + kind + " does not exist: " + name);
  }

  /** The request is not the JSON that the operation takes; never reaches the service itself. */
  public static ApiError serialization(String message) {
    return new ApiError("SerializationException", 400, "SerializationException", message, "");
  }

  public String type() {
    return type;
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  public String message() {
    return String.valueOf(getMessage());
  }

  public String tip() {
    return tip;
  }
}
