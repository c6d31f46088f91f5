package io.github.pulumilightsail.aws.credentials;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Looks once whether a source has credentials at all. A metadata service that is not there does not
 * answer, and many resources would each wait for it in turn.
 */
final class OneLook implements AwsCredentialsProvider {
  private final AwsCredentialsProvider source;
  private final Function<RuntimeException, RuntimeException> told;
  private boolean hasSome;
  private @Nullable RuntimeException none;

  OneLook(AwsCredentialsProvider source, Function<RuntimeException, RuntimeException> told) {
    this.source = source;
    this.told = told;
  }

  @Override
  public AwsCredentials resolveCredentials() {
    look();
    return source.resolveCredentials();
  }

  private synchronized void look() {
    if (none != null) {
      throw none;
    }
    if (!hasSome) {
      try {
        var _ = source.resolveCredentials();
        hasSome = true;
      } catch (RuntimeException problem) {
        none = told.apply(problem);
        throw none;
      }
    }
  }
}
