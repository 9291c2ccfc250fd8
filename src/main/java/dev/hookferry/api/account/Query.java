package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hookferry.domain.model.Base58;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;

/** The query of a request, read like a body's members. */
final class Query {

  private static final int DEFAULT_LIMIT = 50;
  private static final Type<Long> LIMIT = Numbers.integer(1, 500);
  private static final Type<UUID> UUID_CURSOR =
      Scalars.STRING.then(
          (text, input, problems) ->
              Base58.decode(text).orElseGet(() -> problems.refuse("unknown cursor", input)));

  private final MultivaluedMap<String, String> parameters;
  private final Problems problems = Problems.in("query");

  Query(UriInfo uri) {
    this.parameters = uri.getQueryParameters();
  }

  /** The parameter's last value; empty where it is absent or bad. */
  <T> Optional<T> optional(String name, Type<T> type) {
    return Optional.ofNullable(parameters.get(name))
        .map(values -> TextNode.valueOf(values.getLast()))
        .map(text -> type.read(text, problems.at(name)));
  }

  int limit() {
    return optional("limit", LIMIT).map(Math::toIntExact).orElse(DEFAULT_LIMIT);
  }

  /** Where the page before this one ended. */
  Optional<UUID> cursor() {
    return optional("cursor", UUID_CURSOR);
  }

  /** A rule about several of them is broken, said of this one. */
  void refuse(String name, String message, JsonNode input) {
    problems.at(name).refuse(message, input);
  }

  void orThrow() {
    problems.orThrow();
  }
}
