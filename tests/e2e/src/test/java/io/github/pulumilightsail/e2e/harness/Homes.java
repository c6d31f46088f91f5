package io.github.pulumilightsail.e2e.harness;

import java.nio.file.Path;

/** The {@code PULUMI_HOME} that the scenarios of one build share; it holds the schema's cache. */
final class Homes {
  private static final Folder SHARED = Folder.create();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(SHARED::close));
  }

  private Homes() {}

  static Path shared() {
    return SHARED.path();
  }
}
