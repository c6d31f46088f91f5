package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.util.Set;
import java.util.TreeSet;

/**
 * The accounts of one run: those that the states tell of, and those that the instances it has read
 * belong to. An instance of the same name in another account is no reason to write there, nor to
 * forget what is known of the one that is meant.
 */
public final class Accounts {
  private final Set<String> told = new TreeSet<>();
  private final Set<String> seen = new TreeSet<>();

  /** Notes the account of an instance that a state tells of. */
  public synchronized void expect(String arn) {
    note(arn, told);
  }

  /** Whether the run has seen an instance of the account that the ARN names. */
  synchronized boolean hasSeen(String arn) {
    return seen.contains(Instance.account(arn));
  }

  /** Notes the account of an instance that was read. */
  synchronized void saw(Instance live) {
    note(live.arn(), seen);
  }

  /**
   * Has the instance be of an account that the states of this run tell of, if they tell of any.
   *
   * @throws FailureException otherwise: then other credentials are used than before
   */
  public synchronized void require(Instance live) {
    if (!told.isEmpty() && !live.account().isEmpty() && !told.contains(live.account())) {
      throw new FailureException(
          new Failure.Conflict(
              "the credentials are those of account %s, but what this program manages so far is in account %s. Nothing was written. Use that account's credentials; to manage both, give each account a provider of its own."
                  .formatted(live.account(), String.join(", ", told))));
    }
  }

  private static void note(String arn, Set<String> accounts) {
    var account = Instance.account(arn);
    if (!account.isEmpty()) {
      accounts.add(account);
    }
  }
}
