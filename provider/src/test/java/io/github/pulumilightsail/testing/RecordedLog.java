package io.github.pulumilightsail.testing;

import io.github.pulumilightsail.resource.Log;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what the user would be told, each message behind the word of its kind. */
public final class RecordedLog implements Log {
  private final List<String> messages = new CopyOnWriteArrayList<>();

  public List<String> messages() {
    return List.copyOf(messages);
  }

  @Override
  public void debug(String message) {
    messages.add("debug: " + message);
  }

  @Override
  public void info(String message) {
    messages.add("info: " + message);
  }

  @Override
  public void warning(String message) {
    messages.add("warning: " + message);
  }

  @Override
  public void status(String message) {
    messages.add("status: " + message);
  }
}
