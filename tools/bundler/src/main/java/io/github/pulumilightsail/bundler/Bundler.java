package io.github.pulumilightsail.bundler;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The command of the build: {@code Bundler <classes> <class path> <dist> <licence> <list of
 * licences> <folder> <version>}.
 *
 * <p>The folder gets the launchers of {@code dist}, {@code runtime/}, {@code lib/lightsail.aot} and
 * the licences, and is packed into the archive beside it. The class path is that of the plugin's
 * dependencies.
 */
public final class Bundler {
  private Bundler() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var paths = Arrays.stream(arguments).limit(6).map(Path::of).toList();
    var classPath =
        Stream.concat(
                Stream.of(paths.get(0)),
                Arrays.stream(Files.readString(paths.get(1)).strip().split(File.pathSeparator))
                    .map(Path::of)
                    .sorted())
            .toList();
    var folder = new PluginFolder(paths.get(5));
    folder.empty();
    folder.addLaunchers(paths.get(2));
    folder.addLicences(paths.get(3), paths.get(4), classPath);

    var all = Ingredients.of(classPath);
    var used = Slimming.of(all);
    folder.addChanges(LibraryChanges.of(classPath, all, used));
    var module = paths.get(5).resolveSibling("lightsail-module.jar");
    ModuleJar.write(module, used);
    RuntimeImage.link(module, paths.get(2).resolve("jvm.options"), folder.runtime());
    Files.delete(module);

    Training.run(folder);
    var archive = Archive.write(folder, arguments[6]);
    System.out.printf(
        "%d of %d classes, cache %d MB, installed %d MB, %s %d MB%n",
        used.classes().size(),
        all.classes().size(),
        PluginFolder.size(folder.cache()) >> 20,
        PluginFolder.size(folder.path()) >> 20,
        archive.getFileName(),
        PluginFolder.size(archive) >> 20);
  }
}
