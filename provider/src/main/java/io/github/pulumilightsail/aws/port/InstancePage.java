package io.github.pulumilightsail.aws.port;

import java.util.List;
import java.util.Optional;

/**
 * One page of a region's instances.
 *
 * @param next what to ask for the next page with; empty on the last one
 */
public record InstancePage(List<Instance> instances, Optional<String> next) {
  public InstancePage {
    instances = List.copyOf(instances);
  }
}
