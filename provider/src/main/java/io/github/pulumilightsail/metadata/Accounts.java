package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The accounts of one run: those that the states tell of, and those that the instances it has read
 * belong to. An instance of the same name in another account is no reason to write there, nor to
 * forget what is known of the one that is meant.
 */
public final class Accounts {
  private final Map<String, Set<String>> told = new TreeMap<>();
  private final Set<String> seen = new TreeSet<>();

  /**
   * Notes the account of an instance that the state of a resource tells of.
   *
   * @throws FailureException if only instances of other accounts have been read so far
   */
  public synchronized void expect(String urn, String arn) {
    var account = Instance.account(arn);
    if (!account.isEmpty()) {
      told.computeIfAbsent(urn, _ -> new TreeSet<>()).add(account);
      if (!seen.isEmpty() && !seen.contains(account)) {
        throw new FailureException(otherCredentials(String.join(", ", seen), account));
      }
    }
  }

  /** Whether the run has seen an instance of the account that the ARN names. */
  synchronized boolean hasSeen(String arn) {
    return seen.contains(Instance.account(arn));
  }

  /** The accounts of a resource, if its state tells of others than the one that the ARN names. */
  synchronized Optional<String> others(String urn, String arn) {
    return Optional.ofNullable(told.get(urn))
        .filter(accounts -> !accounts.contains(Instance.account(arn)))
        .map(accounts -> String.join(", ", accounts));
  }

  /** Notes the account of an instance that was read. */
  synchronized void saw(Instance live) {
    if (!live.account().isEmpty()) {
      seen.add(live.account());
    }
  }

  /**
   * Has the instance be of an account that the states of this run tell of, if they tell of any.
   *
   * @throws FailureException otherwise: then other credentials are used than before
   */
  public synchronized void require(Instance live) {
    saw(live);
    if (!told.isEmpty()
        && !live.account().isEmpty()
        && told.values().stream().noneMatch(accounts -> accounts.contains(live.account()))) {
      var all = new TreeSet<String>();
      told.values().forEach(all::addAll);
      throw new FailureException(otherCredentials(live.account(), String.join(", ", all)));
    }
  }

  private static Failure otherCredentials(String theirs, String ours) {
    return new Failure.Conflict(
        "the credentials are those of account %s, but what this program manages so far is in account %s. Nothing was written. Use that account's credentials; to manage both, give each account a provider of its own. What got into the state with wrong credentials leaves it by `pulumi state delete`."
            .formatted(theirs, ours));
  }
}
