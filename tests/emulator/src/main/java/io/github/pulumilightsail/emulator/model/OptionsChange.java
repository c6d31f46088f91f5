package io.github.pulumilightsail.emulator.model;

import java.time.Instant;

/**
 * One entry of an instance's timeline: what the options were from here on.
 *
 * @param sequence the place among all calls and changes of this emulator; a change made by a call
 *     comes after that call's own number
 * @param cause {@code created}, {@code applied}, the API operation that wrote, or {@code somebody
 *     else}
 * @param arn tells the incarnations of one name apart
 */
public record OptionsChange(
    long sequence, Instant at, String cause, String arn, EmulatedOptions options) {}
