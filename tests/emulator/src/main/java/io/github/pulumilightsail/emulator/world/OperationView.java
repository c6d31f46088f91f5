package io.github.pulumilightsail.emulator.world;

import io.github.pulumilightsail.emulator.model.EmulatedInstance;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An operation as it is at one moment. */
public record OperationView(
    String id,
    String type,
    EmulatedInstance target,
    Instant createdAt,
    String status,
    Instant statusChangedAt,
    boolean terminal,
    OperationEnd.@Nullable Failure failure) {}
