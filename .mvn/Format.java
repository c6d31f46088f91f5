import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs google-java-format over every Java file of the checkout: {@code --check} or {@code --apply}. */
class Format {
  public static void main(String[] args) throws Exception {
    var arguments = new ArrayList<String>();
    switch (args[0]) {
      case "--check" -> arguments.addAll(List.of("--dry-run", "--set-exit-if-changed"));
      case "--apply" -> arguments.add("--replace");
      default -> throw new IllegalArgumentException("--check or --apply, not " + args[0]);
    }
    arguments.addAll(javaFiles(Path.of("")));
    var err = new PrintWriter(System.err, true);
    var code = new Main(new PrintWriter(System.out, true), err, System.in).format(arguments.toArray(String[]::new));
    if (code != 0 && args[0].equals("--check")) {
      err.println("The files above are not formatted. ./mvnw -N -Pformat process-sources formats them.");
    }
    System.exit(code);
  }

  private static List<String> javaFiles(Path top) throws IOException {
    try (var files = Files.walk(top)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.startsWith(".mvn"))
          .filter(file -> !file.toString().matches("(.*[/\\\\])?(target|node_modules|sdks)[/\\\\].*"))
          .map(Path::toString)
          .sorted()
          .toList();
    }
  }
}
