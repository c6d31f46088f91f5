package io.github.pulumilightsail.emulator.model;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call that the emulator got, in the order of arrival. An SDK's retries are calls of their own.
 *
 * @param operation such as {@code GetInstance} or {@code AssumeRole}
 * @param region from the signature's credential scope; empty if the call was not signed
 * @param account the one the access key belongs to; empty if unknown
 * @param accessKeyId empty if the call was not signed
 * @param instance the instance (or other resource) the call names, by its name or by the id of one
 *     of its operations
 * @param mutating whether the operation changes anything when it succeeds
 */
public record RecordedCall(
    long sequence,
    Instant at,
    String operation,
    String region,
    String account,
    String accessKeyId,
    @Nullable String instance,
    JsonObject request,
    boolean mutating,
    Outcome outcome) {

  public Optional<String> instanceName() {
    return Optional.ofNullable(instance);
  }

  public RecordedCall with(Outcome newOutcome) {
    return new RecordedCall(
        sequence,
        at,
        operation,
        region,
        account,
        accessKeyId,
        instance,
        request,
        mutating,
        newOutcome);
  }
}
