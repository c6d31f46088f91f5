package io.github.pulumilightsail.emulator.server;

import io.github.pulumilightsail.emulator.api.ApiError;
import io.github.pulumilightsail.emulator.identity.Caller;
import io.github.pulumilightsail.emulator.identity.Credentials;
import io.github.pulumilightsail.emulator.identity.Recognition;
import io.github.pulumilightsail.emulator.identity.Signature;
import java.util.Optional;

/** Tells who signed a request. The signature itself is not verified: any secret will do. */
final class Authentication {
  private final Credentials credentials;

  Authentication(Credentials credentials) {
    this.credentials = credentials;
  }

  static Optional<Signature> signature(Incoming request) {
    var header = request.header("Authorization");
    return header == null ? Optional.empty() : Signature.parse(header);
  }

  /** The caller as far as the log wants to know; never an error. */
  Optional<Caller> guess(Incoming request) {
    return signature(request)
        .flatMap(signature ->
            switch (recognize(signature, request)) {
              case Recognition.Known(var caller) -> Optional.of(caller);
              case Recognition.Expired(var caller) -> Optional.of(caller);
              case Recognition.Unknown() -> Optional.empty();
            });
  }

  private Recognition recognize(Signature signature, Incoming request) {
    return credentials.recognize(signature.accessKeyId(), request.header("X-Amz-Security-Token"));
  }

  Caller require(Incoming request) {
    if (request.header("Authorization") == null) {
      throw new ApiError(
          "MissingAuthenticationTokenException",
          403,
          "MissingAuthenticationToken",
          "Missing Authentication Token",
          "");
    }
    var signature =
        signature(request)
            .orElseThrow(() ->
                new ApiError(
                    "IncompleteSignatureException",
                    400,
                    "IncompleteSignature",
                    "The request signature does not conform to AWS standards.",
                    ""));
    return switch (recognize(signature, request)) {
      case Recognition.Known(var caller) -> caller;
      case Recognition.Expired _ ->
          throw ApiError.of(
              "ExpiredTokenException", "The security token included in the request is expired");
      case Recognition.Unknown() ->
          throw ApiError.of(
              "UnrecognizedClientException",
              "The security token included in the request is invalid.");
    };
  }
}
