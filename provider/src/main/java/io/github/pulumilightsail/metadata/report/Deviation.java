package io.github.pulumilightsail.metadata.report;

import io.github.pulumilightsail.aws.port.Option;

/**
 * An option that is not as the baseline says.
 *
 * @param found the value that the instance has, in AWS's own word
 * @param wanted the value that the baseline says
 */
public record Deviation(Option option, String found, String wanted) {}
