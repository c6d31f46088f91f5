package io.github.pulumilightsail.resource;

import io.github.pulumilightsail.property.PropertyPath;
import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Fields;

/**
 * What the engine asks of a resource, whatever it asks for; what a verb does not come with is
 * empty.
 *
 * @param inputs the new inputs; of a Read or a Delete, the ones that there are
 * @param oldInputs the inputs of the last successful run
 * @param state the last outputs; a refresh compares with what was read just now
 */
public record Request(
    String urn,
    String id,
    Fields inputs,
    Fields oldInputs,
    Fields state,
    IgnoredChanges ignored,
    boolean preview) {

  /** A request that concerns something that is not there yet. */
  public static Request of(String urn, Fields inputs) {
    return new Request(urn, "", inputs, Fields.EMPTY, Fields.EMPTY, IgnoredChanges.NONE, false);
  }

  /** A request that concerns something that there is, and changes nothing about its inputs. */
  public static Request of(String urn, String id, Fields inputs, Fields state) {
    return new Request(urn, id, inputs, inputs, state, IgnoredChanges.NONE, false);
  }

  /**
   * The value of an input of what is deleted: as the state says, which is newer than the inputs
   * after an update that failed half-way.
   */
  public PropertyValue latest(String input) {
    var told = state.get(input);
    return told.isAbsent() ? inputs.get(input) : told;
  }

  /** Whether a Read is one of an import. */
  public boolean isImport() {
    return inputs.isEmpty();
  }

  /** Whether the program says that changes of that input are none. */
  public boolean ignores(String input) {
    return ignored.cover(PropertyPath.of(input));
  }
}
