package io.github.pulumilightsail.bundler;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Takes the functions that nothing calls out of the Kotlin library's classes of functions. For one
 * copy of a byte array, gRPC's transport loads a class of 1650 functions.
 */
final class SlimFacades {
  private static final String KOTLIN = "kotlin/";
  private static final int MANY = 100;

  private SlimFacades() {}

  static Ingredients slim(Ingredients used) {
    var facades = new TreeMap<String, ClassModel>();
    var called = new HashSet<String>();
    used.classes()
        .forEach((name, bytes) -> {
          var type = ClassFile.of().parse(bytes);
          if (isFacade(name, type)) {
            facades.put(name, type);
          } else {
            for (var entry : type.constantPool()) {
              if (entry instanceof MemberRefEntry member) {
                called.add(key(member.name().stringValue(), member.type().stringValue()));
              }
            }
          }
        });
    addCallsBetween(facades, called);
    var classes = new TreeMap<>(used.classes());
    facades.forEach((name, type) ->
        classes.put(
            name,
            ClassFile.of(ClassFile.ConstantPoolSharingOption.NEW_POOL)
                .transformClass(
                    type,
                    ClassTransform.dropping(element ->
                        element instanceof MethodModel method
                            && isFunction(method)
                            && !called.contains(key(method))))));
    return new Ingredients(classes, used.resources(), used.services());
  }

  /** A class of static functions only; those that make instances are left alone. */
  private static boolean isFacade(String name, ClassModel type) {
    return name.startsWith(KOTLIN)
        && type.methods().size() >= MANY
        && type.methods().stream()
            .allMatch(
                method -> isFunction(method) || method.methodName().stringValue().startsWith("<"));
  }

  private static boolean isFunction(MethodModel method) {
    return method.flags().has(AccessFlag.STATIC)
        && !method.methodName().stringValue().startsWith("<");
  }

  /** Functions that a function which is called calls, and so on. */
  private static void addCallsBetween(Map<String, ClassModel> facades, Set<String> called) {
    var open = new ArrayDeque<MethodModel>();
    var left = new HashSet<MethodModel>();
    facades.values().forEach(type -> left.addAll(type.methods()));
    do {
      open.clear();
      left.removeIf(method -> {
        var reached = !isFunction(method) || called.contains(key(method));
        if (reached) {
          open.add(method);
        }
        return reached;
      });
      open.forEach(method -> addCalls(method, called));
    } while (!open.isEmpty());
  }

  private static void addCalls(MethodModel method, Set<String> called) {
    method
        .code()
        .ifPresent(code ->
            code.forEach(element -> {
              switch (element) {
                case InvokeInstruction call ->
                    called.add(key(call.name().stringValue(), call.type().stringValue()));
                case InvokeDynamicInstruction call ->
                    call.bootstrapArgs()
                        .forEach(argument -> {
                          if (argument instanceof DirectMethodHandleDesc target) {
                            called.add(key(target.methodName(), target.lookupDescriptor()));
                          }
                        });
                default -> {}
              }
            }));
  }

  private static String key(MethodModel method) {
    return key(method.methodName().stringValue(), method.methodType().stringValue());
  }

  private static String key(String name, String descriptor) {
    return name + descriptor;
  }
}
