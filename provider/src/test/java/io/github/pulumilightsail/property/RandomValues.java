package io.github.pulumilightsail.property;

import io.github.pulumilightsail.property.PropertyValue.Bool;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.PropertyValue.Foreign;
import io.github.pulumilightsail.property.PropertyValue.Items;
import io.github.pulumilightsail.property.PropertyValue.Null;
import io.github.pulumilightsail.property.PropertyValue.Numeric;
import io.github.pulumilightsail.property.PropertyValue.Secret;
import io.github.pulumilightsail.property.PropertyValue.Text;
import io.github.pulumilightsail.property.PropertyValue.Unknown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;

/** Makes up values of every kind; the same seed makes the same values. */
final class RandomValues {
  private static final int DEEPEST = 6;
  private static final List<String> WORDS =
      List.of(
          "", "web-1", "a.b", "[0]", "\"", "\\", "*", "ünï", "𝄞", "\u0000", "a\nb", "null", "4");

  private final Random random;

  RandomValues(long seed) {
    random = new Random(seed);
  }

  Fields fields() {
    return fields(0);
  }

  private Fields fields(int depth) {
    var members = new LinkedHashMap<String, PropertyValue>();
    for (var i = random.nextInt(5); i > 0; i--) {
      var value = value(depth + 1);
      if (!(value instanceof Null)) {
        members.put(word() + random.nextInt(3), value);
      }
    }
    return new Fields(members);
  }

  PropertyValue value(int depth) {
    return switch (random.nextInt(depth < DEEPEST ? 10 : 5)) {
      case 0 -> Null.VALUE;
      case 1 -> new Bool(random.nextBoolean());
      case 2 -> new Numeric(number());
      case 3 -> new Text(word());
      case 4 -> Unknown.VALUE;
      case 5, 6 -> {
        var items = new ArrayList<PropertyValue>();
        for (var i = random.nextInt(4); i > 0; i--) {
          items.add(value(depth + 1));
        }
        yield new Items(items);
      }
      case 7 -> new Secret(value(depth + 1));
      case 8 -> foreign();
      default -> fields(depth + 1);
    };
  }

  private Foreign foreign() {
    var content = new LinkedHashMap<String, PropertyValue>();
    content.put("hash", new Text(word()));
    content.put(Signature.KEY, new Text(Signature.ASSET));
    return new Foreign("an asset", new Fields(content));
  }

  String word() {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  int place() {
    return random.nextInt(1000);
  }

  private double number() {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt();
      case 1 -> random.nextGaussian();
      case 2 -> random.nextBoolean() ? Double.MAX_VALUE : Double.MIN_VALUE;
      default -> random.nextInt(65);
    };
  }
}
