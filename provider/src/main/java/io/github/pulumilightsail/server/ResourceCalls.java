package io.github.pulumilightsail.server;

import com.google.protobuf.Empty;
import com.google.protobuf.Struct;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.Secrets;
import io.github.pulumilightsail.property.StructCodec;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import io.github.pulumilightsail.resource.IgnoredChanges;
import io.github.pulumilightsail.resource.Lists;
import io.github.pulumilightsail.resource.Outcome;
import io.github.pulumilightsail.resource.ReadOutcome;
import io.github.pulumilightsail.resource.Registry;
import io.github.pulumilightsail.resource.Request;
import io.github.pulumilightsail.resource.ResourceType;
import java.util.List;
import java.util.function.Supplier;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.CheckResponse;
import pulumirpc.Provider.CreateRequest;
import pulumirpc.Provider.CreateResponse;
import pulumirpc.Provider.DeleteRequest;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.InvokeRequest;
import pulumirpc.Provider.InvokeResponse;
import pulumirpc.Provider.ListRequest;
import pulumirpc.Provider.ListResponse;
import pulumirpc.Provider.ReadRequest;
import pulumirpc.Provider.ReadResponse;
import pulumirpc.Provider.UpdateRequest;
import pulumirpc.Provider.UpdateResponse;

/** The calls that concern resources and functions. */
final class ResourceCalls {
  private final Supplier<Registry> registry;
  private final CallScope scope;

  ResourceCalls(Supplier<Registry> registry, CallScope scope) {
    this.registry = registry;
    this.scope = scope;
  }

  CheckResponse check(CheckRequest request) {
    var news = StructCodec.decode(request.getNews());
    var checked =
        resource(request.getType(), request.getUrn()).check(Request.of(request.getUrn(), news));
    return CheckResponse.newBuilder()
        .setInputs(
            checked.inputs().equals(news)
                ? request.getNews()
                : StructCodec.encode(checked.inputs()))
        .addAllFailures(Replies.failures(checked.failures()))
        .build();
  }

  DiffResponse diff(DiffRequest request) {
    var olds = StructCodec.decode(request.getOlds());
    var ignored = IgnoredChanges.parse(request.getIgnoreChangesList());
    var resource = resource(request.getType(), request.getUrn());
    var call = scope.open(request.getUrn(), 0);
    ignored.mistakes(resource.schema()).forEach(call.log()::warning);
    var changes =
        resource.diff(
            new Request(
                request.getUrn(),
                request.getId(),
                StructCodec.decode(request.getNews()),
                request.hasOldInputs() ? StructCodec.decode(request.getOldInputs()) : olds,
                olds,
                ignored,
                false),
            call);
    return Replies.diff(changes, ignored);
  }

  CreateResponse create(CreateRequest request) {
    var outcome =
        resource(request.getType(), request.getUrn())
            .create(
                new Request(
                    request.getUrn(),
                    "",
                    inputs(request.getProperties(), request.getPreview()),
                    Fields.EMPTY,
                    Fields.EMPTY,
                    IgnoredChanges.NONE,
                    request.getPreview()),
                scope.open(request.getUrn(), request.getTimeout()));
    return switch (outcome) {
      case Outcome.Applied(var id, var state) ->
          CreateResponse.newBuilder().setId(id).setProperties(StructCodec.encode(state)).build();
      case Outcome.Partial(var id, var state, var failure) ->
          throw Replies.partial(id, state, failure);
    };
  }

  UpdateResponse update(UpdateRequest request) {
    var olds = StructCodec.decode(request.getOlds());
    var outcome =
        resource(request.getType(), request.getUrn())
            .update(
                new Request(
                    request.getUrn(),
                    request.getId(),
                    inputs(request.getNews(), request.getPreview()),
                    request.hasOldInputs() ? StructCodec.decode(request.getOldInputs()) : olds,
                    olds,
                    IgnoredChanges.parse(request.getIgnoreChangesList()),
                    request.getPreview()),
                scope.open(request.getUrn(), request.getTimeout()));
    return switch (outcome) {
      case Outcome.Applied(var _, var state) ->
          UpdateResponse.newBuilder().setProperties(StructCodec.encode(state)).build();
      case Outcome.Partial(var id, var state, var failure) ->
          throw Replies.partial(id, state, failure);
    };
  }

  ReadResponse read(ReadRequest request) {
    var outcome =
        resource(request.getType(), request.getUrn())
            .read(
                Request.of(
                    request.getUrn(),
                    request.getId(),
                    StructCodec.decode(request.getInputs()),
                    StructCodec.decode(request.getProperties())),
                scope.open(request.getUrn(), request.getTimeout()));
    return switch (outcome) {
      case ReadOutcome.Found(var id, var state, var inputs) ->
          ReadResponse.newBuilder()
              .setId(id)
              .setProperties(StructCodec.encode(state))
              .setInputs(StructCodec.encode(inputs))
              .build();
      // An empty struct that is set would not mean gone, so neither struct is.
      case ReadOutcome.Gone _ -> ReadResponse.getDefaultInstance();
    };
  }

  List<ListResponse> list(ListRequest request) {
    if (!(registry.get().resource(request.getToken()) instanceof Lists listed)) {
      throw new FailureException(new Failure.Unsupported(request.getToken() + " cannot be listed"));
    }
    return Listing.of(listed, request, scope.open("", 0));
  }

  Empty delete(DeleteRequest request) {
    resource(request.getType(), request.getUrn())
        .delete(
            Request.of(
                request.getUrn(),
                request.getId(),
                StructCodec.decode(request.getOldInputs()),
                StructCodec.decode(request.getProperties())),
            scope.open(request.getUrn(), request.getTimeout()));
    return Empty.getDefaultInstance();
  }

  InvokeResponse invoke(InvokeRequest request) {
    var function = registry.get().function(request.getTok());
    var arguments = StructCodec.known(request.getArgs());
    var failures = function.check(arguments);
    if (!failures.isEmpty()) {
      return InvokeResponse.newBuilder().addAllFailures(Replies.failures(failures)).build();
    }
    try {
      var result = function.invoke(arguments, scope.open("", 0));
      return InvokeResponse.newBuilder().setReturn(StructCodec.encode(result)).build();
    } catch (FailureException problem) {
      if (problem.failure() instanceof Failure.BadInput(var bad)) {
        return InvokeResponse.newBuilder().addAllFailures(Replies.failures(bad)).build();
      }
      throw new FailureException(
          problem.failure().reworded(text -> Secrets.censor(arguments, text)), problem);
    }
  }

  /** Old engines give the type in the URN only. */
  private ResourceType resource(String type, String urn) {
    if (!type.isEmpty()) {
      return registry.get().resource(type);
    }
    var parts = urn.split("::", -1);
    var qualified = parts.length > 2 ? parts[2] : "";
    return registry.get().resource(qualified.substring(qualified.lastIndexOf('$') + 1));
  }

  private static Fields inputs(Struct properties, boolean preview) {
    return preview ? StructCodec.decode(properties) : StructCodec.known(properties);
  }
}
