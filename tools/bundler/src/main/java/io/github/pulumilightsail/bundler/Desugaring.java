package io.github.pulumilightsail.bundler;

import java.io.ByteArrayInputStream;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.InvokeDynamicEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Writes out what the compiler leaves to be generated when it first runs: switches over types, and
 * the {@code equals}, {@code hashCode} and {@code toString} of records. The JDK's cache keeps
 * lambdas that were generated in training, but not these (JEP 483), and each costs a millisecond.
 */
final class Desugaring {
  private static final ClassDesc SWITCHES = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
  private static final ClassDesc RECORDS = ClassDesc.of("java.lang.runtime.ObjectMethods");
  private static final int PRIVATE_STATIC =
      ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;

  private Desugaring() {}

  static Ingredients of(Ingredients all) {
    var classes = new TreeMap<>(all.classes());
    // Where two types meet in a method, the verifier has to be told what they have in common.
    var hierarchy =
        ClassHierarchyResolver.ofResourceParsing(
                type -> {
                  var bytes = all.classes().get(internalName(type));
                  return bytes == null ? null : new ByteArrayInputStream(bytes);
                })
            .orElse(ClassHierarchyResolver.defaultResolver());
    var files = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy));
    classes.replaceAll((_, bytes) -> {
      var type = files.parse(bytes);
      return hasAny(type)
          ? files.transformClass(type, ClassTransform.ofStateful(() -> new Writing(type)))
          : bytes;
    });
    return new Ingredients(classes, all.resources(), all.services());
  }

  private static String internalName(ClassDesc type) {
    var descriptor = type.descriptorString();
    return descriptor.substring(1, descriptor.length() - 1);
  }

  private static boolean hasAny(ClassModel type) {
    for (var entry : type.constantPool()) {
      if (entry instanceof InvokeDynamicEntry site
          && isKnown(site.bootstrap().bootstrapMethod().asSymbol())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isKnown(DirectMethodHandleDesc bootstrap) {
    return isTypeSwitch(bootstrap) || bootstrap.owner().equals(RECORDS);
  }

  private static boolean isTypeSwitch(DirectMethodHandleDesc bootstrap) {
    return bootstrap.owner().equals(SWITCHES) && bootstrap.methodName().equals("typeSwitch");
  }

  /** One class: each such site becomes a call of a method that is added at the end. */
  private static final class Writing implements ClassTransform {
    private final ClassModel type;
    private final ClassDesc self;
    private final boolean isInterface;
    private final List<InvokeDynamicInstruction> sites = new ArrayList<>();

    Writing(ClassModel type) {
      this.type = type;
      this.self = type.thisClass().asSymbol();
      this.isInterface = type.flags().has(AccessFlag.INTERFACE);
    }

    @Override
    public void accept(ClassBuilder builder, ClassElement element) {
      if (!(element instanceof MethodModel method)) {
        builder.with(element);
        return;
      }
      builder.transformMethod(
          method,
          (methodBuilder, part) -> {
            if (part instanceof CodeModel code) {
              methodBuilder.transformCode(
                  code,
                  (codeBuilder, instruction) -> {
                    if (instruction instanceof InvokeDynamicInstruction site && canWrite(site)) {
                      codeBuilder.invokestatic(
                          self, name(sites.size()), site.typeSymbol(), isInterface);
                      sites.add(site);
                    } else {
                      codeBuilder.with(instruction);
                    }
                  });
            } else {
              methodBuilder.with(part);
            }
          });
    }

    @Override
    public void atEnd(ClassBuilder builder) {
      for (var number = 0; number < sites.size(); number++) {
        var site = sites.get(number);
        builder.withMethodBody(
            name(number), site.typeSymbol(), PRIVATE_STATIC, code -> write(code, site));
      }
    }

    private String name(int number) {
      return "written$" + number;
    }

    private boolean canWrite(InvokeDynamicInstruction site) {
      return isTypeSwitch(site.bootstrapMethod())
          ? site.bootstrapArgs().stream()
              .allMatch(label -> label instanceof ClassDesc named && !named.isPrimitive())
          : site.bootstrapMethod().owner().equals(RECORDS);
    }

    private void write(CodeBuilder code, InvokeDynamicInstruction site) {
      if (isTypeSwitch(site.bootstrapMethod())) {
        typeSwitch(code, site.bootstrapArgs());
        return;
      }
      var record = new RecordMethods(code, self, fields(site.bootstrapArgs()));
      switch (site.name().stringValue()) {
        case "hashCode" -> record.hash();
        case "equals" -> record.equality();
        case "toString" -> record.text(simpleName());
        default -> throw new IllegalStateException("unknown method of a record: " + site.name());
      }
    }

    /** The components' getters come after the class and the names. */
    private static List<DirectMethodHandleDesc> fields(List<ConstantDesc> arguments) {
      return arguments.stream().skip(2).map(DirectMethodHandleDesc.class::cast).toList();
    }

    private String simpleName() {
      var name = type.thisClass().asInternalName();
      return name.replaceFirst(".*[/$]", "").replaceFirst("^[0-9]+", "");
    }

    /**
     * {@code (value, from)}: the first label from that one on which the value is an instance of.
     */
    private static void typeSwitch(CodeBuilder code, List<ConstantDesc> labels) {
      code.aload(0).ifThen(Opcode.IFNULL, then -> then.iconst_m1().ireturn());
      for (var index = 0; index < labels.size(); index++) {
        var label = (ClassDesc) labels.get(index);
        var next = code.newLabel();
        code.iload(1)
            .loadConstant(index)
            .if_icmpgt(next)
            .aload(0)
            .instanceOf(label)
            .ifeq(next)
            .loadConstant(index)
            .ireturn()
            .labelBinding(next);
      }
      code.loadConstant(labels.size()).ireturn();
    }
  }

  /**
   * The bodies of a record's methods, which do what {@link java.lang.runtime.ObjectMethods} does.
   */
  private record RecordMethods(
      CodeBuilder code, ClassDesc self, List<DirectMethodHandleDesc> fields) {
    private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
    private static final ClassDesc BUILDER = ClassDesc.of("java.lang.StringBuilder");

    private static ClassDesc fieldType(DirectMethodHandleDesc getter) {
      return getter.invocationType().returnType();
    }

    private void field(int variable, DirectMethodHandleDesc getter) {
      code.aload(variable).getfield(self, getter.methodName(), fieldType(getter));
    }

    void hash() {
      code.iconst_0();
      for (var getter : fields) {
        var type = fieldType(getter);
        code.bipush(31).imul();
        field(0, getter);
        if (type.isPrimitive()) {
          code.invokestatic(boxed(type), "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, type));
        } else {
          code.invokestatic(
              OBJECTS,
              "hashCode",
              MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object));
        }
        code.iadd();
      }
      code.ireturn();
    }

    void equality() {
      var differs = code.newLabel();
      code.aload(1).instanceOf(self).ifeq(differs).aload(1).checkcast(self).astore(2);
      for (var getter : fields) {
        var type = fieldType(getter);
        field(0, getter);
        field(2, getter);
        if (type.isPrimitive()) {
          code.invokestatic(
                  boxed(type), "compare", MethodTypeDesc.of(ConstantDescs.CD_int, type, type))
              .ifne(differs);
        } else {
          code.invokestatic(
                  OBJECTS,
                  "equals",
                  MethodTypeDesc.of(
                      ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object))
              .ifeq(differs);
        }
      }
      code.iconst_1().ireturn().labelBinding(differs).iconst_0().ireturn();
    }

    void text(String simpleName) {
      code.new_(BUILDER).dup().invokespecial(BUILDER, "<init>", ConstantDescs.MTD_void);
      var before = simpleName + "[";
      for (var getter : fields) {
        append(before + getter.methodName() + "=");
        field(0, getter);
        append(fieldType(getter));
        before = ", ";
      }
      append(fields.isEmpty() ? before + "]" : "]");
      code.invokevirtual(BUILDER, "toString", MethodTypeDesc.of(ConstantDescs.CD_String)).areturn();
    }

    private void append(String text) {
      code.loadConstant(text);
      append(ConstantDescs.CD_String);
    }

    private void append(ClassDesc type) {
      var taken =
          type.equals(ConstantDescs.CD_byte) || type.equals(ConstantDescs.CD_short)
              ? ConstantDescs.CD_int
              : type.isPrimitive() || type.equals(ConstantDescs.CD_String)
                  ? type
                  : ConstantDescs.CD_Object;
      code.invokevirtual(BUILDER, "append", MethodTypeDesc.of(BUILDER, taken));
    }

    private static ClassDesc boxed(ClassDesc primitive) {
      return ClassDesc.of(
          switch (primitive.displayName()) {
            case "int" -> "java.lang.Integer";
            case "char" -> "java.lang.Character";
            default -> {
              var name = primitive.displayName();
              yield "java.lang." + Character.toUpperCase(name.charAt(0)) + name.substring(1);
            }
          });
    }
  }
}
