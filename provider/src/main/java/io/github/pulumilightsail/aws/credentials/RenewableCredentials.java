package io.github.pulumilightsail.aws.credentials;

import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Credentials that can be fetched anew before their time is over: AWS may refuse a session earlier
 * than it said, because it was revoked or the clocks differ. Nothing is looked up before it is
 * needed.
 */
public final class RenewableCredentials implements AwsCredentialsProvider {
  private final Supplier<AwsCredentialsProvider> source;
  private Optional<AwsCredentialsProvider> current = Optional.empty();
  private long generation;

  /**
   * @param source makes a provider that has nothing kept from the one before
   */
  public RenewableCredentials(Supplier<AwsCredentialsProvider> source) {
    this.source = source;
  }

  @Override
  public AwsCredentials resolveCredentials() {
    return current().resolveCredentials();
  }

  private synchronized AwsCredentialsProvider current() {
    if (current.isEmpty()) {
      current = Optional.of(source.get());
    }
    return current.orElseThrow();
  }

  /** How often they have been fetched anew; to be remembered before a call. */
  public synchronized long generation() {
    return generation;
  }

  /**
   * Fetches others, unless another call has done so already.
   *
   * @param refused the generation with which a call was refused
   * @return whether there are others
   */
  public synchronized boolean renew(long refused) {
    if (generation != refused) {
      return true;
    }
    var fresh = source.get();
    if (fresh.resolveCredentials().equals(resolveCredentials())) {
      return false;
    }
    current = Optional.of(fresh);
    generation++;
    return true;
  }
}
