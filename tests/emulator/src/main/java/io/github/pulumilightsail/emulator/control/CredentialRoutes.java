package io.github.pulumilightsail.emulator.control;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.pulumilightsail.emulator.LightsailEmulator;
import io.github.pulumilightsail.emulator.identity.Credentials;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/** Tells the emulator about access keys, sessions, roles and web identity tokens. */
final class CredentialRoutes {
  private CredentialRoutes() {}

  static void addTo(Map<String, Route> routes, LightsailEmulator emulator) {
    Credentials known = emulator.credentials();
    routes.put(
        "POST credentials/assign",
        route(body -> known.assign(body.required("accessKeyId"), body.required("account"))));
    routes.put(
        "POST credentials/refuse", route(body -> known.refuse(body.required("accessKeyId"))));
    routes.put("POST credentials/session", route(body -> addSession(known, body)));
    routes.put("POST credentials/expire-sessions", route(_ -> known.expireSessions()));
    routes.put("POST credentials/deny-role", route(body -> known.denyRole(body.required("role"))));
    routes.put(
        "POST credentials/external-id",
        route(body -> known.requireExternalId(body.required("role"), body.required("externalId"))));
    routes.put(
        "POST credentials/refuse-web-identity-token",
        route(body ->
            known.refuseWebIdentityToken(
                body.required("token"), body.text("type").orElse("InvalidIdentityToken"))));
  }

  private static void addSession(Credentials known, Body body) {
    known.addSession(
        body.required("accessKeyId"),
        body.required("token"),
        body.text("account").orElse(Credentials.DEFAULT_ACCOUNT),
        Instant.parse(body.required("expiresAt")));
  }

  private static Route route(Consumer<Body> work) {
    return request -> {
      work.accept(request.body());
      request.body().end();
      JsonElement done = new JsonObject();
      return done;
    };
  }
}
