package io.github.pulumilightsail.shipped;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.util.List;

/**
 * Runs in the shipped runtime: loads and links every class of the plugin's module, and prints each
 * that cannot be, with the reason, and at the end how many there were.
 */
final class LinkAll {
  private static final String CLASS = ".class";

  private LinkAll() {}

  public static void main(String[] arguments) throws IOException {
    var classes = classes(arguments[0]);
    for (var name : classes) {
      try {
        // Asking for its members links a class, without running its initializer.
        var type = Class.forName(name, false, ClassLoader.getSystemClassLoader());
        if (type.getDeclaredMethods() == null || type.getDeclaredConstructors() == null) {
          throw new AssertionError(name);
        }
      } catch (ReflectiveOperationException | LinkageError e) {
        System.out.println(name + ": " + e);
      }
    }
    System.out.println(classes.size());
  }

  private static List<String> classes(String module) throws IOException {
    try (var reader = ModuleFinder.ofSystem().find(module).orElseThrow().open()) {
      return reader
          .list()
          .filter(path -> path.endsWith(CLASS) && !path.equals("module-info.class"))
          .map(path -> path.substring(0, path.length() - CLASS.length()).replace('/', '.'))
          .sorted()
          .toList();
    }
  }
}
