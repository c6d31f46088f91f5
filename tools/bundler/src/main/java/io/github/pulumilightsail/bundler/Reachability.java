package io.github.pulumilightsail.bundler;

import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What can be used at all: the plugin's own, the service providers, and whatever those name in
 * code, fields, methods or supertypes. A text constant that is the name of a class counts as its
 * use, for what is loaded by reflection is named so. Annotations and generic signatures do not: the
 * JVM does without their classes.
 */
final class Reachability {
  static final String OURS = "io/github/pulumilightsail/";
  private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([^;]+);");

  private final Ingredients all;
  private final Set<String> used = new TreeSet<>();
  private final Set<String> texts = new HashSet<>();
  private final Deque<String> open = new ArrayDeque<>();

  private Reachability(Ingredients all) {
    this.all = all;
  }

  static Reachability from(Ingredients all) {
    var reachability = new Reachability(all);
    all.classes().keySet().stream()
        .filter(name -> name.startsWith(OURS))
        .forEach(reachability::use);
    all.services()
        .forEach((service, providers) -> {
          reachability.use(service.replace('.', '/'));
          providers.forEach(provider -> reachability.use(provider.replace('.', '/')));
        });
    while (!reachability.open.isEmpty()) {
      reachability.visit(reachability.open.pop());
    }
    return reachability;
  }

  /** What can be used: these classes, and the files whose name is a text in one of them. */
  Ingredients used() {
    var classes = new TreeMap<>(all.classes());
    classes.keySet().retainAll(used);
    var resources = new TreeMap<>(all.resources());
    resources.keySet().removeIf(path -> !texts.contains(fileName(path)));
    return new Ingredients(classes, resources, all.services());
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private void use(String name) {
    if (all.classes().containsKey(name) && used.add(name)) {
      open.push(name);
    }
  }

  private void visit(String name) {
    var type = ClassFile.of().parse(all.classes().get(name));
    type.fields().forEach(field -> descriptor(field.fieldType().stringValue()));
    type.methods().forEach(method -> descriptor(method.methodType().stringValue()));
    for (PoolEntry entry : type.constantPool()) {
      switch (entry) {
        case ClassEntry named when named.asInternalName().startsWith("[") ->
            descriptor(named.asInternalName());
        case ClassEntry named -> use(named.asInternalName());
        case NameAndTypeEntry member -> descriptor(member.type().stringValue());
        case MethodTypeEntry method -> descriptor(method.descriptor().stringValue());
        case StringEntry text -> text(text.stringValue());
        default -> {}
      }
    }
  }

  private void descriptor(String text) {
    IN_DESCRIPTOR.matcher(text).results().forEach(type -> use(type.group(1)));
  }

  /** Perhaps the name of a class for {@code Class.forName}, or of a file. */
  private void text(String text) {
    texts.add(fileName(text));
    use(text.replace('.', '/'));
  }
}
