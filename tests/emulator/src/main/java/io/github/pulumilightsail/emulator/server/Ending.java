package io.github.pulumilightsail.emulator.server;

import io.github.pulumilightsail.emulator.api.ApiError;
import io.github.pulumilightsail.emulator.model.Outcome;

/** What goes back for a call, and what the log says about it. */
record Ending(Answer answer, Outcome outcome) {

  static Ending answered(Answer.Reply reply) {
    return new Ending(reply, new Outcome.Answered());
  }

  static Ending refused(Wire wire, ApiError error, String requestId) {
    return new Ending(
        wire.failure(error, requestId),
        new Outcome.Refused(error.status(), error.type(), error.message()));
  }

  static Ending dropped(boolean workDone) {
    return new Ending(new Answer.Dropped(), new Outcome.Lost("reset", workDone));
  }

  static Ending cut(Answer.Reply reply) {
    return new Ending(new Answer.Cut(reply), new Outcome.Lost("cut", true));
  }

  static Ending garbled(Answer.Reply reply) {
    var garbage = new Answer.Reply(reply.status(), reply.headers(), "{\"instance\": {\"<html>");
    return new Ending(garbage, new Outcome.Lost("garbled", true));
  }
}
