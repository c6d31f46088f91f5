package io.github.pulumilightsail.emulator.world;

import io.github.pulumilightsail.emulator.behavior.Progress;

/** What will become of an operation that starts now. */
public record OperationPlan(OperationEnd end, Progress progress) {}
