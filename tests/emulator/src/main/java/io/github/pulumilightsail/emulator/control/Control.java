package io.github.pulumilightsail.emulator.control;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.pulumilightsail.emulator.LightsailEmulator;
import io.github.pulumilightsail.emulator.server.Answer;
import io.github.pulumilightsail.emulator.server.Incoming;
import java.time.DateTimeException;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;

/** The emulator's Java interface as HTTP, for other processes. */
public final class Control {
  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();

  private final Map<String, Route> routes = new TreeMap<>();

  public Control(LightsailEmulator emulator) {
    InstanceRoutes.addTo(routes, emulator);
    BehaviorRoutes.addTo(routes, emulator);
    FaultRoutes.addTo(routes, emulator);
    CallRoutes.addTo(routes, emulator);
    CredentialRoutes.addTo(routes, emulator);
    routes.put(
        "POST reset",
        _ -> {
          emulator.reset();
          return new JsonObject();
        });
    routes.put(
        "POST page-tokens/expire",
        _ -> {
          emulator.expirePageTokens();
          return new JsonObject();
        });
    routes.put("GET ", _ -> GSON.toJsonTree(Map.of("routes", routes.keySet())));
  }

  /** Whether a request is for the control interface, not for an AWS service. */
  public static boolean wants(Incoming incoming) {
    var path = incoming.uri().getPath();
    return path.startsWith(ControlRequest.PREFIX)
        || (incoming.method().equals("GET") && path.equals("/"));
  }

  public Answer answer(Incoming incoming) {
    try {
      var request = ControlRequest.of(incoming);
      var route = routes.get(request.method() + " " + request.path());
      if (route == null) {
        throw new ControlError(404, "no such route; there are " + routes.keySet());
      }
      return reply(200, route.serve(request));
    } catch (ControlError e) {
      return failure(e.status(), e);
    } catch (NoSuchElementException e) {
      return failure(404, e);
    } catch (IllegalArgumentException | DateTimeException e) {
      return failure(400, e);
    }
  }

  private static Answer failure(int status, RuntimeException e) {
    var json = new JsonObject();
    json.addProperty("error", e.getMessage());
    return reply(status, json);
  }

  private static Answer reply(int status, JsonElement json) {
    return new Answer.Reply(
        status, Map.of("Content-Type", "application/json"), GSON.toJson(json) + "\n");
  }
}
