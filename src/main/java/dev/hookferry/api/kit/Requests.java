package dev.hookferry.api.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookferry.config.HookferryConfig;
import dev.hookferry.domain.egress.AddressGuard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.UriInfo;

/** Reads requests by what the surfaces declare. */
@ApplicationScoped
public class Requests {

  private final ReceiverRules receivers;

  @Inject
  public Requests(AddressGuard guard, HookferryConfig config) {
    this(new ReceiverRules(guard, config.egress().http()));
  }

  Requests(ReceiverRules receivers) {
    this.receivers = receivers;
  }

  /** What the body says; fails with all that is wrong with it. */
  public Values body(Shape shape, JsonNode json, Coercion coercion) {
    Problems problems = problems(coercion.body(), coercion);
    Values values = shape.read(json, problems);
    problems.orThrow();
    return values;
  }

  /** What the query says; fails with all that is wrong with it. */
  public static Values query(Shape shape, UriInfo uri, Coercion coercion) {
    Problems problems = Problems.in(coercion.query(), coercion);
    Values values = query(shape, uri, problems);
    problems.orThrow();
    return values;
  }

  /** The same, for those who have more to check before they fail. */
  public static Values query(Shape shape, UriInfo uri, Problems problems) {
    ObjectNode texts = JsonNodeFactory.instance.objectNode();
    uri.getQueryParameters()
        .forEach((name, given) -> texts.put(name, problems.coercion().ofRepeated(given)));
    return shape.read(texts, problems);
  }

  /** None so far; a place to begin for those who read piece by piece. */
  public Problems problems(String root, Coercion coercion) {
    return Problems.in(root, coercion, receivers);
  }
}
