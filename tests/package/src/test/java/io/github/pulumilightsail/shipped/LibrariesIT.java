package io.github.pulumilightsail.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The libraries as they are shipped: without what the plugin cannot reach, and complete for what it
 * can. What is taken out is a golden file: {@code ./mvnw -pl tests/package -am verify -Dtest=none
 * -Dit.test=LibrariesIT -Dgolden=write} writes it anew.
 */
class LibrariesIT {
  private static final String MODULE = "io.github.pulumilightsail";
  private static final Path GOLDEN = Shipped.file("tools/bundler/changes-to-libraries.txt");

  /**
   * Libraries that others can use and that are not among the plugin's: nothing of them is missed.
   */
  private static final Pattern NEVER_THERE =
      Pattern.compile(
          "(com/squareup/okhttp|org/apache/log4j|software/amazon/awssdk/crt(core)?)/.*");

  private static final Map<String, ClassModel> CLASSES = new TreeMap<>();

  @BeforeAll
  static void read() throws IOException {
    var runtime = Map.of("java.home", Shipped.folder().resolve("runtime").toString());
    try (var image = FileSystems.newFileSystem(URI.create("jrt:/"), runtime)) {
      try (var files = Files.walk(image.getPath("modules", MODULE))) {
        for (var file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
          var type = ClassFile.of().parse(Files.readAllBytes(file));
          CLASSES.put(type.thisClass().asInternalName(), type);
        }
      }
    }
  }

  @Test
  void whatIsTakenOutOfEachLibraryIsKnown() throws IOException {
    var now = Files.readString(Shipped.folder().resolve("CHANGES-TO-LIBRARIES.txt"));
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(GOLDEN, now);
    }
    assertThat(now).as("-Dgolden=write writes it anew").isEqualTo(Files.readString(GOLDEN));
  }

  /** Apache-2.0 §4(b): whoever passes on changed files says so in them. */
  @Test
  void theArchiveSaysThatTheLibrariesAreChanged() throws IOException {
    assertThat(Shipped.folder().resolve("CHANGES-TO-LIBRARIES.txt"))
        .content()
        .startsWith("CHANGES TO THE LIBRARIES\n")
        .contains("changed by the makers of\nthis plugin", "\nlightsail: ");
  }

  @Test
  void everyClassLoadsAndLinks() throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                Shipped.folder().resolve("runtime/bin/java").toString(),
                "--add-modules=" + MODULE,
                "-cp",
                Path.of("target/test-classes").toAbsolutePath().toString(),
                LinkAll.class.getName(),
                MODULE)
            .redirectErrorStream(true)
            .start();
    var said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    assertThat(process.waitFor()).as("%s", said).isZero();

    assertThat(said.getLast()).isEqualTo(String.valueOf(CLASSES.size() - 1));
    assertThat(said.subList(0, said.size() - 1))
        .allSatisfy(problem ->
            assertThat(problem.replaceFirst(".*NoClassDefFoundError: ", ""))
                .as(problem)
                .matches(NEVER_THERE));
  }

  /** What a class names is found when it is first used, which no start and no link shows. */
  @Test
  void everythingThatIsNamedIsThere() {
    var missing = new TreeSet<String>();
    CLASSES.forEach((user, type) -> {
      for (var entry : type.constantPool()) {
        switch (entry) {
          case ClassEntry named when isMissing(named.asInternalName()) ->
              missing.add(user + " names " + named.asInternalName());
          case MemberRefEntry member
              when CLASSES.containsKey(member.owner().asInternalName()) && !hasMember(member) ->
              missing.add(
                  "%s names %s.%s%s"
                      .formatted(
                          user,
                          member.owner().asInternalName(),
                          member.name().stringValue(),
                          member.type().stringValue()));
          default -> {}
        }
      }
    });
    assertThat(missing).isEmpty();
  }

  private static boolean isMissing(String name) {
    return !name.startsWith("[")
        && !CLASSES.containsKey(name)
        && !NEVER_THERE.matcher(name).matches()
        && !isOfTheJdk(name);
  }

  private static boolean isOfTheJdk(String name) {
    return ClassLoader.getPlatformClassLoader().getResource(name + ".class") != null;
  }

  private static boolean hasMember(MemberRefEntry member) {
    var name = member.name().stringValue();
    var owner = member.owner().asInternalName();
    return has(owner, name, member.type().stringValue()) || jdkHas("java/lang/Object", name);
  }

  private static boolean has(String owner, String name, String descriptor) {
    var type = CLASSES.get(owner);
    if (type == null) {
      return NEVER_THERE.matcher(owner).matches() || jdkHas(owner, name);
    }
    return type.methods().stream()
            .anyMatch(method ->
                method.methodName().equalsString(name)
                    && method.methodType().equalsString(descriptor))
        || type.fields().stream()
            .anyMatch(field ->
                field.fieldName().equalsString(name) && field.fieldType().equalsString(descriptor))
        || type.interfaces().stream().anyMatch(each -> has(each.asInternalName(), name, descriptor))
        || type.superclass()
            .map(parent -> has(parent.asInternalName(), name, descriptor))
            .orElse(false);
  }

  /** By name alone: the JDK is not changed. */
  private static boolean jdkHas(String owner, String name) {
    try {
      for (Class<?> type = Class.forName(owner.replace('/', '.'));
          type != null;
          type = type.getSuperclass()) {
        if (Stream.of(type.getDeclaredMethods()).anyMatch(each -> each.getName().equals(name))
            || Stream.of(type.getDeclaredFields()).anyMatch(each -> each.getName().equals(name))
            || Stream.of(type.getMethods()).anyMatch(each -> each.getName().equals(name))) {
          return true;
        }
      }
      return false;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
