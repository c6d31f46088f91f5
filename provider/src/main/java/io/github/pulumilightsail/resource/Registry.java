package io.github.pulumilightsail.resource;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All that the package offers, by token. */
public final class Registry {
  private final Map<String, ResourceType> resources;
  private final Map<String, FunctionType> functions;

  public Registry(List<ResourceType> resources, List<FunctionType> functions) {
    this.resources = byToken(resources, resource -> resource.schema().token());
    this.functions = byToken(functions, function -> function.schema().token());
  }

  private static <T> Map<String, T> byToken(List<T> all, Function<T, String> token) {
    return all.stream()
        .collect(
            Collectors.toMap(
                token,
                each -> each,
                (one, _) -> {
                  throw new IllegalArgumentException("twice: " + token.apply(one));
                },
                TreeMap::new));
  }

  public List<ResourceType> resources() {
    return List.copyOf(resources.values());
  }

  public List<FunctionType> functions() {
    return List.copyOf(functions.values());
  }

  public ResourceType resource(String token) {
    return find(resources, token, "resource");
  }

  public FunctionType function(String token) {
    return find(functions, token, "function");
  }

  private static <T> T find(Map<String, T> all, String token, String kind) {
    var found = all.get(token);
    if (found == null) {
      throw new FailureException(
          new Failure.NotFound(
              "the lightsail package has no %s %s; it has %s"
                  .formatted(kind, token, String.join(", ", all.keySet()))));
    }
    return found;
  }
}
