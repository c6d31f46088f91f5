package io.github.pulumilightsail.bundler;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ConstantDescs;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Takes the services that the plugin has no client of out of the SDK's table of where services are.
 * It is filled when the first client is made, with an object of a class of its own for each of the
 * three hundred services, and took a third of the time of the first AWS call. For a service that is
 * not in it, the SDK goes by the common pattern.
 */
final class SlimServices {
  private static final String TABLE =
      "software/amazon/awssdk/regions/GeneratedServiceMetadataProvider";
  private static final String CLIENTS = "software/amazon/awssdk/services/";

  private SlimServices() {}

  static Ingredients slim(Ingredients all) {
    var classes = new TreeMap<>(all.classes());
    var kept = prefixes(all);
    classes.put(
        TABLE,
        ClassFile.of(ClassFile.ConstantPoolSharingOption.NEW_POOL)
            .transformClass(
                ClassFile.of().parse(classes.get(TABLE)),
                ClassTransform.transformingMethodBodies(
                    method -> method.methodName().equalsString(ConstantDescs.CLASS_INIT_NAME),
                    CodeTransform.ofStateful(() -> new Rows(kept)))));
    return new Ingredients(classes, all.resources(), all.services());
  }

  /** What the clients that are there say their service is called in the table. */
  private static Set<String> prefixes(Ingredients all) {
    var prefixes = new TreeSet<String>();
    all.classes()
        .forEach((name, bytes) -> {
          if (name.startsWith(CLIENTS) && name.endsWith("BaseClientBuilder")) {
            ClassFile.of().parse(bytes).methods().stream()
                .filter(method -> method.methodName().equalsString("serviceEndpointPrefix"))
                .flatMap(method -> method.code().stream())
                .flatMap(code -> code.elementStream())
                .forEach(element -> {
                  if (element instanceof ConstantInstruction constant) {
                    prefixes.add(constant.constantValue().toString());
                  }
                });
          }
        });
    if (!prefixes.contains("lightsail")) {
      throw new IllegalStateException("the SDK's clients are not built as they were: " + prefixes);
    }
    return prefixes;
  }

  /** Leaves out {@code .put("name", new NameServiceMetadata())} for every other name. */
  private static final class Rows implements CodeTransform {
    private final Set<String> kept;
    private boolean dropping;

    Rows(Set<String> kept) {
      this.kept = kept;
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      if (element instanceof ConstantInstruction constant
          && constant.constantValue() instanceof String name) {
        dropping = !kept.contains(name);
      }
      if (!dropping) {
        code.with(element);
      }
      if (element instanceof InvokeInstruction call && call.name().equalsString("put")) {
        dropping = false;
      }
    }
  }
}
