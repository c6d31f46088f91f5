package io.github.pulumilightsail.bundler;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.ModuleAttribute;
import java.lang.classfile.attribute.ModuleMainClassAttribute;
import java.lang.classfile.attribute.ModulePackagesAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ModuleDesc;
import java.lang.constant.PackageDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The plugin and its dependencies as one module. A module can be linked into the runtime, where its
 * classes and services are found by an index: a class path of jars has to be opened and searched at
 * every start.
 */
final class ModuleJar {
  static final String NAME = "io.github.pulumilightsail";
  private static final String MAIN_CLASS = "io.github.pulumilightsail.Main";
  private static final LocalDateTime ANY_TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

  /** Services that are looked for although nothing here provides them. */
  private static final Set<String> ALSO_USED =
      Set.of("software.amazon.awssdk.http.async.SdkAsyncHttpService");

  private ModuleJar() {}

  static void write(Path jar, Ingredients ingredients) throws IOException {
    try (var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(jar)))) {
      zip.setMethod(ZipOutputStream.STORED);
      put(zip, "module-info.class", moduleInfo(ingredients));
      for (var entry : ingredients.classes().entrySet()) {
        put(zip, entry.getKey() + ".class", entry.getValue());
      }
      for (var entry : ingredients.resources().entrySet()) {
        put(zip, entry.getKey(), entry.getValue());
      }
    }
  }

  /** Open, since the libraries were written for the class path and reflect on one another. */
  private static byte[] moduleInfo(Ingredients ingredients) {
    var packages =
        ingredients.classes().keySet().stream()
            .map(name -> name.substring(0, name.lastIndexOf('/')))
            .distinct()
            .map(name -> PackageDesc.ofInternalName(name))
            .toList();
    var providers = ingredients.providersPresent();
    var services = new LinkedHashSet<>(providers.keySet());
    ALSO_USED.stream()
        .filter(service -> ingredients.classes().containsKey(service.replace('.', '/')))
        .forEach(services::add);
    return ClassFile.of()
        .buildModule(
            ModuleAttribute.of(
                ModuleDesc.of(NAME),
                module -> {
                  module.moduleFlags(AccessFlag.OPEN);
                  RuntimeImage.MODULES.forEach(required ->
                      module.requires(
                          ModuleDesc.of(required),
                          required.equals("java.base") ? List.of(AccessFlag.MANDATED) : List.of(),
                          null));
                  services.forEach(service -> module.uses(ClassDesc.of(service)));
                  providers.forEach((service, classes) ->
                      module.provides(ClassDesc.of(service), classDescs(classes)));
                }),
            module ->
                module
                    .with(ModulePackagesAttribute.ofNames(packages))
                    .with(ModuleMainClassAttribute.of(ClassDesc.of(MAIN_CLASS))));
  }

  private static ClassDesc[] classDescs(List<String> names) {
    return names.stream().map(ClassDesc::of).toArray(ClassDesc[]::new);
  }

  private static void put(ZipOutputStream zip, String path, byte[] bytes) throws IOException {
    var entry = new ZipEntry(path);
    var checksum = new CRC32();
    checksum.update(bytes);
    entry.setCrc(checksum.getValue());
    entry.setSize(bytes.length);
    entry.setCompressedSize(bytes.length);
    entry.setTimeLocal(ANY_TIME);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
