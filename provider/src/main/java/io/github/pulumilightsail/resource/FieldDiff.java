package io.github.pulumilightsail.resource;

import io.github.pulumilightsail.property.PropertyPath;
import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.PropertyValue.Items;
import io.github.pulumilightsail.resource.Change.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Compares inputs field by field. An absent value equals the field's default; secretness alone is
 * no change; an unknown may be one.
 */
public final class FieldDiff {
  private FieldDiff() {}

  /** The changes of all the fields, each under the path of what really differs. */
  public static List<Change> diff(List<Field> fields, Fields olds, Fields news) {
    var changes = new ArrayList<Change>();
    for (var field : fields) {
      var path = PropertyPath.of(field.name());
      for (var change : values(path, present(field, olds), present(field, news))) {
        changes.add(field.replaces() ? change.replacing() : change);
      }
    }
    return changes;
  }

  /** The change of one field, if it has changed. */
  public static Optional<Change> diff(Field field, Fields olds, Fields news) {
    return diff(List.of(field), olds, news).stream().findFirst();
  }

  private static PropertyValue present(Field field, Fields values) {
    var value = values.get(field.name());
    return value.isAbsent() ? field.whenAbsent() : value.revealed();
  }

  private static List<Change> values(PropertyPath path, PropertyValue olds, PropertyValue news) {
    if (olds.equals(news) && !news.hasUnknowns()) {
      return List.of();
    }
    if (olds.isAbsent() || news.isAbsent()) {
      return List.of(Change.of(path, olds.isAbsent() ? Kind.ADD : Kind.DELETE));
    }
    var changes = new ArrayList<Change>();
    if (olds instanceof Fields before && news instanceof Fields after) {
      var keys = new LinkedHashSet<>(before.values().keySet());
      keys.addAll(after.values().keySet());
      keys.forEach(key -> changes.addAll(values(path.key(key), before.get(key), after.get(key))));
    } else if (olds instanceof Items(var before) && news instanceof Items(var after)) {
      if (isSameButForOrder(before, after)) {
        return List.of();
      }
      for (var i = 0; i < Math.max(before.size(), after.size()); i++) {
        changes.addAll(values(path.index(i), at(before, i), at(after, i)));
      }
    } else {
      changes.add(Change.of(path, Kind.UPDATE));
    }
    return changes;
  }

  /** No list of this package says anything by its order: they name things. */
  private static boolean isSameButForOrder(List<PropertyValue> olds, List<PropertyValue> news) {
    var rest = new ArrayList<>(olds);
    return olds.size() == news.size() && news.stream().allMatch(rest::remove);
  }

  private static PropertyValue at(List<PropertyValue> items, int place) {
    return place < items.size() ? items.get(place) : PropertyValue.Null.VALUE;
  }
}
