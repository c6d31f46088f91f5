package io.github.pulumilightsail.e2e.harness;

import static java.util.stream.Collectors.joining;

import com.pulumi.automation.events.EngineEvent;
import com.pulumi.automation.events.StepEventMetadata;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a command of the real {@code pulumi} did and said.
 *
 * @param events empty where the command has none
 */
public record Run(
    List<String> arguments, int code, String out, String err, List<EngineEvent> events) {

  public boolean succeeded() {
    return code == 0;
  }

  /** All that a user sees. */
  public String text() {
    return out + err;
  }

  /**
   * What the engine planned for our resources, in order: {@code update web httpTokens}. A resource
   * that stays as it is is left out.
   */
  public List<String> steps() {
    return events.stream()
        .map(EngineEvent::resourcePreEvent)
        .filter(Objects::nonNull)
        .map(event -> event.metadata())
        .filter(Run::isOurs)
        .map(Run::step)
        .filter(step -> !step.startsWith("same ") && !step.startsWith("refresh "))
        .toList();
  }

  /** What a refresh found to have changed, in the same words. */
  public List<String> drift() {
    return events.stream()
        .map(EngineEvent::resourceOutputsEvent)
        .filter(Objects::nonNull)
        .map(event -> event.metadata())
        .filter(Run::isOurs)
        .map(Run::step)
        .filter(step -> !step.startsWith("same ") && !step.startsWith("refresh "))
        .toList();
  }

  /** What the provider and the engine told, without what only flashed by. */
  public List<String> messages() {
    return events.stream()
        .map(EngineEvent::diagnosticEvent)
        .filter(Objects::nonNull)
        .filter(event -> !Boolean.TRUE.equals(event.ephemeral()))
        .map(event -> event.severity() + ": " + event.message().replaceAll("<\\{%.*?%}>", ""))
        .toList();
  }

  private static boolean isOurs(StepEventMetadata step) {
    return step.type().startsWith("lightsail:");
  }

  private static String step(StepEventMetadata step) {
    var op = step.op().name().toLowerCase(Locale.ROOT).replace('_', '-');
    var paths =
        step.detailedDiff() == null
            ? Stream.<String>of()
            : step.detailedDiff().keySet().stream().sorted();
    return Stream.concat(Stream.of(op, name(step.urn())), paths).collect(joining(" "));
  }

  private static String name(String urn) {
    return urn.substring(urn.lastIndexOf("::") + 2);
  }
}
