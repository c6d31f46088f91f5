package io.github.pulumilightsail.aws.credentials;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.pulumilightsail.aws.environment.Environment.Setting;
import io.github.pulumilightsail.aws.environment.EnvironmentException;
import io.github.pulumilightsail.aws.environment.Reasons;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Credentials that a program prints as JSON. The SDK's own provider waits for ever for one that
 * says much on its error output, or that reads its input. Source of the form: the AWS CLI user
 * guide, "Sourcing credentials with an external process".
 */
final class ProcessCredentials implements AwsCredentialsProvider {
  /** Somebody may have to touch a key; nobody reads a prompt. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** Fetched anew before they end, so that no call is signed with what is over on arrival. */
  private static final Duration AHEAD = Duration.ofMinutes(1);

  private static final int MOST_LETTERS = 500;

  private final String command;
  private final Patience patience;
  private final InstantSource clock;
  private @Nullable AwsCredentials known;
  private Instant until = Instant.MIN;

  /** Waits until something is done, or for as long as it may take. */
  interface Patience {
    void await(CompletableFuture<?> done)
        throws InterruptedException, ExecutionException, TimeoutException;
  }

  ProcessCredentials(String command) {
    this(command, done -> done.get(LONGEST.toSeconds(), TimeUnit.SECONDS), InstantSource.system());
  }

  ProcessCredentials(String command, Patience patience, InstantSource clock) {
    this.command = command;
    this.patience = patience;
    this.clock = clock;
  }

  @Override
  public synchronized AwsCredentials resolveCredentials() {
    if (known == null || !clock.instant().isBefore(until)) {
      var told = told(output());
      until = text(told, "Expiration").map(text -> moment(text).minus(AHEAD)).orElse(Instant.MAX);
      known =
          CredentialChain.given(
                  required(told, "AccessKeyId"),
                  required(told, "SecretAccessKey"),
                  text(told, "SessionToken").map(text -> printed("SessionToken", text)))
              .resolveCredentials();
    }
    return known;
  }

  private String output() {
    try {
      var process = new ProcessBuilder(shell()).start();
      try {
        process.getOutputStream().close();
        var out = read(process.getInputStream());
        var err = read(process.getErrorStream());
        // Whatever it has started may keep its output open when it has ended itself.
        patience.await(CompletableFuture.allOf(process.onExit(), out, err));
        if (process.exitValue() != 0) {
          throw problem(
              "it ended with status %d: %s".formatted(process.exitValue(), last(err.join())));
        }
        return out.join();
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (TimeoutException _) {
      throw problem(
          "it, or something that it has started, has not ended after %d s"
              .formatted(LONGEST.toSeconds()));
    } catch (IOException | ExecutionException failed) {
      throw problem(Reasons.of(failed));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw problem("it was interrupted");
    }
  }

  private List<String> shell() {
    return System.getProperty("os.name", "").startsWith("Windows")
        ? List.of("cmd.exe", "/C", command)
        : List.of("sh", "-c", command);
  }

  /** Read while it runs, or a program that says much waits for somebody who does. */
  private static CompletableFuture<String> read(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException failed) {
            throw new UncheckedIOException(failed);
          }
        },
        task -> Thread.ofVirtual().start(task));
  }

  private static String last(String said) {
    var text = said.strip();
    return text.length() > MOST_LETTERS ? "…" + text.substring(text.length() - MOST_LETTERS) : text;
  }

  private static JsonObject told(String output) {
    if (output.isBlank()) {
      throw problem("it printed nothing");
    }
    try {
      if (JsonParser.parseString(output) instanceof JsonObject told) {
        if (told.get("Version") == null
            || !told.get("Version").toString().matches("\"?1(\\.0)?\"?")) {
          throw problem("the Version of what it printed is not 1");
        }
        return told;
      }
    } catch (JsonParseException _) {
      // Told below, without what it printed: that may hold a key.
    }
    throw problem("what it printed is no JSON object");
  }

  private static Optional<String> text(JsonObject told, String name) {
    var value = told.get(name);
    return value != null && value.isJsonPrimitive()
        ? Optional.of(value.getAsString()).filter(text -> !text.isBlank())
        : Optional.empty();
  }

  private static Setting required(JsonObject told, String name) {
    return text(told, name)
        .map(text -> printed(name, text))
        .orElseThrow(() -> problem("what it printed has no " + name));
  }

  private static Setting printed(String name, String text) {
    return new Setting(text, "the %s of what it printed".formatted(name));
  }

  private static Instant moment(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException _) {
      throw problem(
          "the Expiration of what it printed, \"%s\", is no ISO 8601 time".formatted(text));
    }
  }

  private static EnvironmentException problem(String words) {
    return EnvironmentException.credentials(words);
  }
}
