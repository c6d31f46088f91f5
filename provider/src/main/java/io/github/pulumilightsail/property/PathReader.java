package io.github.pulumilightsail.property;

import io.github.pulumilightsail.property.PropertyPath.Step;
import java.util.ArrayList;
import java.util.List;

/** Reads the text of a property path, step by step. */
final class PathReader {
  private final String text;
  private int at;

  PathReader(String text) {
    this.text = text;
  }

  List<Step> steps() {
    var steps = new ArrayList<Step>();
    while (at < text.length()) {
      switch (text.charAt(at)) {
        case '.' -> at++;
        case '[' -> steps.add(bracketed());
        default -> steps.add(plain());
      }
    }
    if (steps.isEmpty()) {
      throw new MalformedValueException("a property path is empty");
    }
    return steps;
  }

  private Step plain() {
    var start = at;
    while (at < text.length() && text.charAt(at) != '.' && text.charAt(at) != '[') {
      at++;
    }
    return step(text.substring(start, at));
  }

  private Step bracketed() {
    at++;
    if (at < text.length() && text.charAt(at) == '"') {
      return quoted();
    }
    var end = text.indexOf(']', at);
    if (end < 0) {
      throw new MalformedValueException("a property path lacks a closing bracket: " + text);
    }
    var inside = text.substring(at, end);
    at = end + 1;
    return inside.matches("[0-9]{1,9}") ? new Step.Index(Integer.parseInt(inside)) : step(inside);
  }

  private Step quoted() {
    var key = new StringBuilder();
    for (at++; at < text.length(); at++) {
      var character = text.charAt(at);
      if (character == '"' && at + 1 < text.length() && text.charAt(at + 1) == ']') {
        at += 2;
        return new Step.Key(key.toString());
      }
      if (character == '\\' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
        character = text.charAt(++at);
      }
      key.append(character);
    }
    throw new MalformedValueException("a property path lacks a closing quote: " + text);
  }

  private static Step step(String word) {
    return word.equals("*") ? new Step.Any() : new Step.Key(word);
  }
}
