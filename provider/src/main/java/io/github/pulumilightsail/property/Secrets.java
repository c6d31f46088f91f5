package io.github.pulumilightsail.property;

import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.PropertyValue.Items;
import io.github.pulumilightsail.property.PropertyValue.Secret;
import io.github.pulumilightsail.property.PropertyValue.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/** Carries secret wrappers over to values that were made anew. */
public final class Secrets {
  private Secrets() {}

  /**
   * The fresh value, wrapped wherever the model is wrapped. The engine does not mark what a plugin
   * returns by itself once the plugin accepts secrets, so a value without its wrapper would stand
   * in the state in clear.
   */
  public static PropertyValue wrapLike(PropertyValue model, PropertyValue fresh) {
    return switch (model) {
      case Secret(var inner) ->
          fresh.isAbsent() || fresh instanceof Secret ? fresh : new Secret(wrapLike(inner, fresh));
      case Fields(var models) when fresh instanceof Fields(var values) -> {
        var wrapped = new LinkedHashMap<String, PropertyValue>(values);
        models.forEach(
            (key, value) -> wrapped.computeIfPresent(key, (_, found) -> wrapLike(value, found)));
        yield new Fields(wrapped);
      }
      case Items(var models) when fresh instanceof Items(var values) -> {
        var wrapped = new ArrayList<PropertyValue>(values);
        for (var i = 0; i < Math.min(models.size(), values.size()); i++) {
          wrapped.set(i, wrapLike(models.get(i), values.get(i)));
        }
        yield new Items(wrapped);
      }
      default -> fresh;
    };
  }

  /** The fresh object, wrapped wherever the model is wrapped. */
  public static Fields wrapLike(Fields model, Fields fresh) {
    return (Fields) wrapLike((PropertyValue) model, fresh);
  }

  /** The text without the secret texts of the value: AWS names in its errors what it was asked. */
  public static String censor(PropertyValue value, String text) {
    return switch (value) {
      case Secret(var inner) -> censorAll(inner, text);
      case Fields(var fields) ->
          fields.values().stream().reduce(text, (t, v) -> censor(v, t), (_, last) -> last);
      case Items(var items) -> items.stream().reduce(text, (t, v) -> censor(v, t), (_, l) -> l);
      default -> text;
    };
  }

  private static String censorAll(PropertyValue secret, String text) {
    return switch (secret) {
      case Text(var word) -> word.isEmpty() ? text : text.replace(word, "[secret]");
      case Secret(var inner) -> censorAll(inner, text);
      case Fields(var fields) ->
          fields.values().stream().reduce(text, (t, v) -> censorAll(v, t), (_, last) -> last);
      case Items(var items) -> items.stream().reduce(text, (t, v) -> censorAll(v, t), (_, l) -> l);
      default -> text;
    };
  }
}
