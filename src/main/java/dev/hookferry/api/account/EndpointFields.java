package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookferry.domain.egress.AddressGuard;
import dev.hookferry.domain.egress.ReceiverUrl;
import dev.hookferry.domain.egress.UrlCheck;
import dev.hookferry.registry.endpoint.Endpoint;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Reads what may be configured of an endpoint, in the order of the document and then ours. */
@ApplicationScoped
class EndpointFields {

  static final double DEFAULT_MULTIPLIER = 2;

  /** All but {@code enabled}, which may be changed of every surface's endpoints. */
  static final List<String> NAMES =
      List.of(
          "url",
          "description",
          "event_patterns",
          "timeout_seconds",
          "max_retries",
          "name",
          "method",
          "headers",
          "verify_tls",
          "initial_backoff_seconds",
          "backoff_multiplier",
          "rate_limit_per_second",
          "metadata");

  private static final int MAX_SECONDS = 86_400;
  private static final int MAX_RATE = 1_000_000;
  private static final ObjectMapper PLAIN = new ObjectMapper();

  private final Type<String> url;

  EndpointFields(AddressGuard guard) {
    this.url =
        Scalars.STRING.then((text, input, problems) -> checked(text, guard, input, problems));
  }

  /** What a new endpoint is set to; {@code url} is required. */
  Consumer<Endpoint> ofNew(Members members) {
    String given = members.required("url", url);
    Consumer<Endpoint> set = endpoint -> endpoint.url = given;
    return set.andThen(others(members));
  }

  /** What is changed of an endpoint that is there: all that is stated. */
  Consumer<Endpoint> ofExisting(Members members) {
    return members
        .<Endpoint, String>change("url", url, (endpoint, value) -> endpoint.url = value)
        .andThen(others(members))
        .andThen(enabled(members));
  }

  /** Whether it is sent to at all, which may be changed of every surface's endpoints. */
  Consumer<Endpoint> enabled(Members members) {
    return members.change("enabled", Scalars.BOOLEAN, EndpointFields::enable);
  }

  /** Enabling makes an endpoint active again, also one that is enabled and failing. */
  private static void enable(Endpoint endpoint, boolean enabled) {
    endpoint.enabled = enabled;
    if (enabled) {
      endpoint.forgive();
    }
  }

  private static Consumer<Endpoint> others(Members members) {
    List<Consumer<Endpoint>> changes = new ArrayList<>(documented(members));
    changes.addAll(ours(members));
    return endpoint -> changes.forEach(change -> change.accept(endpoint));
  }

  private static List<Consumer<Endpoint>> documented(Members members) {
    return List.of(
        members.change(
            "description",
            Scalars.STRING.orNull(),
            (endpoint, text) -> endpoint.description = text),
        members.change(
            "event_patterns",
            Containers.list(Scalars.STRING).orNull(),
            (endpoint, patterns) -> endpoint.patterns = orAll(patterns)),
        members.change(
            "timeout_seconds",
            Numbers.integer(3, 60),
            (endpoint, seconds) -> endpoint.timeoutMs = Math.toIntExact(seconds * 1000)),
        members.change(
            "max_retries",
            Numbers.integer(1, 7),
            (endpoint, retries) -> endpoint.retries = retries));
  }

  private static List<Consumer<Endpoint>> ours(Members members) {
    return List.of(
        members.change(
            "name",
            Scalars.string(0, 255).orNull(),
            (endpoint, name) -> endpoint.name = Objects.toString(name, "")),
        members.change(
            "method",
            Scalars.oneOf("POST", "PUT", "PATCH"),
            (endpoint, method) -> endpoint.method = method),
        members.change(
            "headers",
            CustomHeaders.TYPE.orNull(),
            (endpoint, headers) ->
                endpoint.headers = headers == null ? new LinkedHashMap<>() : headers),
        members.change(
            "verify_tls", Scalars.BOOLEAN, (endpoint, verify) -> endpoint.verifyTls = verify),
        members.change(
            "initial_backoff_seconds",
            Numbers.integer(1, MAX_SECONDS).orNull(),
            (endpoint, seconds) -> endpoint.initialBackoffSeconds = seconds),
        members.change(
            "backoff_multiplier",
            Numbers.decimal(1, 10).orNull(),
            (endpoint, multiplier) ->
                endpoint.backoffMultiplier =
                    Objects.requireNonNullElse(multiplier, DEFAULT_MULTIPLIER)),
        members.change(
            "rate_limit_per_second",
            Numbers.integer(1, MAX_RATE).orNull(),
            (endpoint, rate) ->
                endpoint.rateLimitPerSecond = rate == null ? null : Math.toIntExact(rate)),
        members.change(
            "metadata",
            Containers.OBJECT.orNull(),
            (endpoint, metadata) -> endpoint.metadata = plain(metadata)));
  }

  private static List<String> orAll(List<String> patterns) {
    return patterns == null || patterns.isEmpty() ? List.of("*") : patterns;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> plain(JsonNode metadata) {
    return metadata == null ? null : PLAIN.convertValue(metadata, Map.class);
  }

  private static String checked(
      String text, AddressGuard guard, JsonNode input, Problems problems) {
    return switch (ReceiverUrl.check(text, guard)) {
      case UrlCheck.Valid valid -> text;
      case UrlCheck.Invalid invalid -> problems.refuse(invalid.reason().text(), input);
    };
  }
}
