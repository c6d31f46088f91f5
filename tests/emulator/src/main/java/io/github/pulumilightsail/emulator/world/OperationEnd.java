package io.github.pulumilightsail.emulator.world;

/** How an operation will end. */
public sealed interface OperationEnd {
  record Success() implements OperationEnd {}

  record Failure(String errorCode, String errorDetails) implements OperationEnd {}
}
