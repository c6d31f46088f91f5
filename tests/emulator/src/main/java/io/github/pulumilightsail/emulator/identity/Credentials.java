package io.github.pulumilightsail.emulator.identity;

import io.github.pulumilightsail.emulator.behavior.Behavior;
import io.github.pulumilightsail.emulator.behavior.Choices.Strictness;
import io.github.pulumilightsail.emulator.behavior.Switches;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The access keys the emulator knows. A long-lived key that nobody has told it about belongs to the
 * default account: any pair of key and secret works.
 */
public final class Credentials {
  /** The account of keys that were not assigned to another. */
  public static final String DEFAULT_ACCOUNT = "111122223333";

  private final InstantSource clock;
  private final Behavior behavior;
  private final Map<String, Caller> keys = new ConcurrentHashMap<>();
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private final Set<String> deniedRoles = ConcurrentHashMap.newKeySet();
  private final Map<String, String> externalIds = new ConcurrentHashMap<>();
  private final Map<String, String> badWebIdentityTokens = new ConcurrentHashMap<>();

  public Credentials(InstantSource clock, Behavior behavior) {
    this.clock = clock;
    this.behavior = behavior;
  }

  /** Gives a long-lived key to an account. */
  public void assign(String accessKeyId, String account) {
    keys.put(accessKeyId, new Caller(account, accessKeyId, userArn(account)));
  }

  /** From now on this key gets {@code UnrecognizedClientException}. */
  public void refuse(String accessKeyId) {
    refused.add(accessKeyId);
  }

  /** Makes a session known that was not issued by this emulator's STS. */
  public Session addSession(String accessKeyId, String token, String account, Instant expiresAt) {
    var caller = new Caller(account, accessKeyId, userArn(account));
    var session = new Session(accessKeyId, "secret", token, caller, expiresAt);
    sessions.put(accessKeyId, session);
    return session;
  }

  /** All sessions are expired from now on; new ones are not. */
  public void expireSessions() {
    var now = clock.instant();
    sessions.replaceAll((_, old) ->
        new Session(old.accessKeyId(), old.secretAccessKey(), old.token(), old.caller(), now));
  }

  public List<Session> sessions() {
    return List.copyOf(sessions.values());
  }

  /** AssumeRole of this role is denied. */
  public void denyRole(String roleArn) {
    deniedRoles.add(roleArn);
  }

  /** The role can be assumed only with this external id. */
  public void requireExternalId(String roleArn, String externalId) {
    externalIds.put(roleArn, externalId);
  }

  /**
   * AssumeRoleWithWebIdentity refuses this token.
   *
   * @param type {@code InvalidIdentityToken}, {@code ExpiredTokenException} or {@code
   *     IDPRejectedClaim}
   */
  public void refuseWebIdentityToken(String token, String type) {
    badWebIdentityTokens.put(token, type);
  }

  public @Nullable String refusalOfWebIdentityToken(String token) {
    return badWebIdentityTokens.get(token);
  }

  public boolean mayAssume(String roleArn, @Nullable String externalId) {
    var wanted = externalIds.get(roleArn);
    return !deniedRoles.contains(roleArn) && (wanted == null || wanted.equals(externalId));
  }

  /** New credentials for a role's session, in the role's account. */
  public Session issue(String account, String roleName, String sessionName, Duration asked) {
    var configured = behavior.get(Switches.SESSION_LIFETIME);
    var lifetime = configured.isZero() ? asked : configured;
    var id = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
    var key = "ASIA" + id.substring(0, 16);
    var arn = "arn:aws:sts::" + account + ":assumed-role/" + roleName + "/" + sessionName;
    var session =
        new Session(
            key,
            "emulated/" + id,
            "EmulatedSessionToken/" + id + "==",
            new Caller(account, key, arn),
            clock.instant().plus(lifetime));
    sessions.put(key, session);
    return session;
  }

  public Recognition recognize(String accessKeyId, @Nullable String token) {
    if (refused.contains(accessKeyId)) {
      return new Recognition.Unknown();
    }
    Supplier<Recognition> longLived =
        () ->
            new Recognition.Known(
                keys.computeIfAbsent(
                    accessKeyId,
                    key -> new Caller(DEFAULT_ACCOUNT, key, userArn(DEFAULT_ACCOUNT))));
    var session = sessions.get(accessKeyId);
    if (session != null) {
      if (!session.token().equals(token)) {
        return new Recognition.Unknown();
      }
      return clock.instant().isBefore(session.expiresAt())
          ? new Recognition.Known(session.caller())
          : new Recognition.Expired(session.caller());
    }
    var foreign = token != null || accessKeyId.startsWith("ASIA");
    return foreign && behavior.get(Switches.UNKNOWN_SESSION_TOKENS) == Strictness.REFUSE
        ? new Recognition.Unknown()
        : longLived.get();
  }

  public void reset() {
    keys.clear();
    sessions.clear();
    refused.clear();
    deniedRoles.clear();
    externalIds.clear();
    badWebIdentityTokens.clear();
  }

  private static String userArn(String account) {
    return "arn:aws:iam::" + account + ":user/dev";
  }
}
