package io.github.pulumilightsail.resource;

import java.util.List;

/**
 * What a resource or a function is called, takes and gives.
 *
 * @param description Markdown, for the documentation of every language
 */
public record ResourceSchema(
    String token, String description, List<Field> inputs, List<Field> outputs) {
  public ResourceSchema {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }
}
