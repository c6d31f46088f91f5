package io.github.pulumilightsail.property;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A path to a property: {@code tags["a.b"]}, {@code regions[0]}, {@code assumeRole.roleArn}. In
 * {@code ignoreChanges}, {@code *} stands for any step.
 */
public record PropertyPath(List<Step> steps) {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");

  /** One step of a path. */
  public sealed interface Step {
    /** The property of that name. */
    record Key(String name) implements Step {}

    /** The element at that place, from 0. */
    record Index(int place) implements Step {}

    /** Any property or element. */
    record Any() implements Step {}
  }

  public PropertyPath {
    steps = List.copyOf(steps);
  }

  public static PropertyPath of(String key) {
    return new PropertyPath(List.of(new Step.Key(key)));
  }

  public PropertyPath key(String key) {
    return plus(new Step.Key(key));
  }

  public PropertyPath index(int place) {
    return plus(new Step.Index(place));
  }

  private PropertyPath plus(Step step) {
    var longer = new ArrayList<>(steps);
    longer.add(step);
    return new PropertyPath(longer);
  }

  /** The name of the property at the top of the object. */
  public String top() {
    return steps.getFirst() instanceof Step.Key(var name) ? name : "";
  }

  /** Whether this path, as a pattern, names the other or something that holds it. */
  public boolean covers(PropertyPath other) {
    if (steps.size() > other.steps.size()) {
      return false;
    }
    for (var i = 0; i < steps.size(); i++) {
      if (!(steps.get(i) instanceof Step.Any) && !steps.get(i).equals(other.steps.get(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Reads a path as the engine writes it.
   *
   * @throws MalformedValueException if a bracket or a quote is not closed
   */
  public static PropertyPath parse(String text) {
    return new PropertyPath(new PathReader(text).steps());
  }

  /**
   * The path as the engine reads it: a key that is not a plain word stands quoted in brackets. Only
   * a quote is escaped there, so a key that ends in a backslash cannot be written; the path then
   * ends at what holds it, since one that the engine cannot read fails the whole deployment.
   */
  @Override
  public String toString() {
    var text = new StringBuilder();
    for (var step : steps) {
      switch (step) {
        case Step.Key(var name) when PLAIN.matcher(name).matches() ->
            text.append(text.isEmpty() ? "" : ".").append(name);
        case Step.Key(var name) when name.endsWith("\\") && !text.isEmpty() -> {
          return text.toString();
        }
        case Step.Key(var name) ->
            text.append("[\"").append(name.replace("\"", "\\\"")).append("\"]");
        case Step.Index(var place) -> text.append('[').append(place).append(']');
        case Step.Any _ -> text.append("[*]");
      }
    }
    return text.toString();
  }
}
