package io.github.pulumilightsail.bundler;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.InnerClassesAttribute;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Takes the operations that the plugin never calls out of the Lightsail client. There are 161 of
 * them, each with a dozen classes, and the client names them all; the plugin calls a handful. What
 * is called is read from the plugin's own classes.
 */
final class SlimClient {
  private static final String INTERFACE =
      "software/amazon/awssdk/services/lightsail/LightsailClient";
  private static final String IMPLEMENTATION =
      "software/amazon/awssdk/services/lightsail/DefaultLightsailClient";
  private static final String REQUEST = "software/amazon/awssdk/services/lightsail/model/";

  private SlimClient() {}

  static Ingredients slim(Ingredients all) {
    var called = called(all);
    var classes = new TreeMap<>(all.classes());
    for (var name : Set.of(INTERFACE, IMPLEMENTATION)) {
      var type = ClassFile.of().parse(classes.get(name));
      var operations = operations(type);
      operations.removeAll(called);
      classes.put(
          name,
          ClassFile.of(ClassFile.ConstantPoolSharingOption.NEW_POOL)
              .transformClass(
                  type,
                  // The list of inner classes would name what the operations used.
                  ClassTransform.dropping(element ->
                      element instanceof InnerClassesAttribute
                          || (element instanceof MethodModel method
                              && operations.contains(operation(method))))));
    }
    return new Ingredients(classes, all.resources(), all.services());
  }

  /** The names of the client's methods that the plugin calls. */
  private static Set<String> called(Ingredients all) {
    var called = new TreeSet<String>();
    all.classes()
        .forEach((name, bytes) -> {
          if (name.startsWith(Reachability.OURS)) {
            for (var entry : ClassFile.of().parse(bytes).constantPool()) {
              if (entry instanceof MemberRefEntry member
                  && member.owner().asInternalName().equals(INTERFACE)) {
                called.add(member.name().stringValue());
              }
            }
          }
        });
    return called;
  }

  /** The methods that take a request. */
  private static Set<String> operations(ClassModel client) {
    var operations = new TreeSet<String>();
    for (var method : client.methods()) {
      if (method.methodType().stringValue().startsWith("(L" + REQUEST)) {
        operations.add(method.methodName().stringValue());
      }
    }
    return operations;
  }

  /** The operation that a method or a lambda in one belongs to. */
  private static String operation(MethodModel method) {
    var name = method.methodName().stringValue();
    return name.startsWith("lambda$") ? name.split("\\$", 3)[1] : name;
  }
}
