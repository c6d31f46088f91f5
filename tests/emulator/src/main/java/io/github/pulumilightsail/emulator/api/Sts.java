package io.github.pulumilightsail.emulator.api;

import com.google.gson.JsonObject;
import io.github.pulumilightsail.emulator.identity.Session;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** AssumeRole, AssumeRoleWithWebIdentity and GetCallerIdentity. */
final class Sts {
  private static final Pattern ROLE =
      Pattern.compile("arn:aws[a-z-]*:iam::(\\d{12}):role/(?:[^/]+/)*([^/]+)");

  private Sts() {}

  static JsonObject assumeRole(Context context, Input input) {
    var roleArn = input.requiredText("RoleArn");
    var sessionName = input.requiredText("RoleSessionName");
    var role = role(roleArn);
    if (!context.credentials().mayAssume(roleArn, input.text("ExternalId"))) {
      throw new ApiError(
          "AccessDenied",
          403,
          "AccessDenied",
          "User: %s is not authorized to perform: sts:AssumeRole on resource: %s"
              .formatted(context.caller().arn(), roleArn),
          "");
    }
    return session(context, role, sessionName, lifetime(input));
  }

  static JsonObject assumeRoleWithWebIdentity(Context context, Input input) {
    var roleArn = input.requiredText("RoleArn");
    var sessionName = input.requiredText("RoleSessionName");
    var token = input.requiredText("WebIdentityToken");
    var role = role(roleArn);
    var refusal = context.credentials().refusalOfWebIdentityToken(token);
    if (refusal != null) {
      throw new ApiError(
          refusal, 400, refusal, "The web identity token was refused: " + refusal, "");
    }
    if (!context.credentials().mayAssume(roleArn, null)) {
      throw new ApiError(
          "AccessDenied",
          403,
          "AccessDenied",
          "Not authorized to perform sts:AssumeRoleWithWebIdentity",
          "");
    }
    var json = session(context, role, sessionName, lifetime(input));
    json.addProperty("SubjectFromWebIdentityToken", "emulated-subject");
    json.addProperty("Audience", "sts.amazonaws.com");
    json.addProperty("Provider", "emulated-provider");
    return json;
  }

  static JsonObject callerIdentity(Context context, Input input) {
    var caller = context.caller();
    var json = new JsonObject();
    json.addProperty("Arn", caller.arn());
    json.addProperty("UserId", caller.accessKeyId());
    json.addProperty("Account", caller.account());
    return json;
  }

  private static Matcher role(String arn) {
    var role = ROLE.matcher(arn);
    if (!role.matches()) {
      throw new ApiError("ValidationError", 400, "ValidationError", arn + " is invalid", "");
    }
    return role;
  }

  private static Duration lifetime(Input input) {
    var text = input.text("DurationSeconds");
    if (text == null) {
      return Duration.ofHours(1);
    }
    if (!text.matches("\\d{1,6}") || Integer.parseInt(text) < 900) {
      throw new ApiError(
          "ValidationError",
          400,
          "ValidationError",
          "1 validation error detected: Value '%s' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900"
              .formatted(text),
          "");
    }
    return Duration.ofSeconds(Integer.parseInt(text));
  }

  private static JsonObject session(
      Context context, Matcher role, String sessionName, Duration lifetime) {
    Session session =
        context.credentials().issue(role.group(1), role.group(2), sessionName, lifetime);
    var credentials = new JsonObject();
    credentials.addProperty("AccessKeyId", session.accessKeyId());
    credentials.addProperty("SecretAccessKey", session.secretAccessKey());
    credentials.addProperty("SessionToken", session.token());
    credentials.addProperty(
        "Expiration", session.expiresAt().truncatedTo(ChronoUnit.SECONDS).toString());
    var user = new JsonObject();
    user.addProperty("Arn", session.caller().arn());
    user.addProperty("AssumedRoleId", "AROAEMULATED:" + sessionName);
    var json = new JsonObject();
    json.add("Credentials", credentials);
    json.add("AssumedRoleUser", user);
    return json;
  }
}
