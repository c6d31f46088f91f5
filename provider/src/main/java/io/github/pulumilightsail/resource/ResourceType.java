package io.github.pulumilightsail.resource;

import java.util.List;

/** A custom resource: what it takes and gives, and what can be done with it. */
public interface ResourceType {
  ResourceSchema schema();

  /** What is wrong with the program's inputs, all at once. Calls nobody. */
  Checked check(Request request);

  /** What an update would change. Inputs may hold unknowns, outside of previews too. */
  List<Change> diff(Request request, Call call);

  /** In a preview nothing is changed, and inputs may hold unknowns. */
  Outcome create(Request request, Call call);

  /** Of a refresh, which knows inputs and state, or of an import, which knows the id only. */
  ReadOutcome read(Request request, Call call);

  /** {@code pulumi do} asks for updates without a Diff before them. */
  Outcome update(Request request, Call call);

  /** What is gone already is deleted. */
  void delete(Request request, Call call);
}
