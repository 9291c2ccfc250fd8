package dev.hookferry.api.account;

import static dev.hookferry.api.account.EndpointFields.BACKOFF_MULTIPLIER;
import static dev.hookferry.api.account.EndpointFields.DEFAULT_MULTIPLIER;
import static dev.hookferry.api.account.EndpointFields.DESCRIPTION;
import static dev.hookferry.api.account.EndpointFields.ENABLED;
import static dev.hookferry.api.account.EndpointFields.EVENT_PATTERNS;
import static dev.hookferry.api.account.EndpointFields.HEADERS;
import static dev.hookferry.api.account.EndpointFields.INITIAL_BACKOFF_SECONDS;
import static dev.hookferry.api.account.EndpointFields.MAX_RETRIES;
import static dev.hookferry.api.account.EndpointFields.METADATA;
import static dev.hookferry.api.account.EndpointFields.METHOD;
import static dev.hookferry.api.account.EndpointFields.NAME;
import static dev.hookferry.api.account.EndpointFields.RATE_LIMIT_PER_SECOND;
import static dev.hookferry.api.account.EndpointFields.TIMEOUT_SECONDS;
import static dev.hookferry.api.account.EndpointFields.URL;
import static dev.hookferry.api.account.EndpointFields.VERIFY_TLS;

import dev.hookferry.api.kit.Values;
import dev.hookferry.flow.Circuits;
import dev.hookferry.registry.endpoint.Endpoint;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

/** Shows endpoints: how they are set up, and how sending to them goes. */
@ApplicationScoped
class EndpointMapper {

  private final Circuits circuits;

  EndpointMapper(Circuits circuits) {
    this.circuits = circuits;
  }

  EndpointJson json(Endpoint endpoint) {
    return EndpointJson.of(endpoint, circuits.of(endpoint.id, endpoint.freshStarts));
  }

  EndpointWithSecretJson jsonWithSecret(Endpoint endpoint) {
    return new EndpointWithSecretJson(json(endpoint), endpoint.secrets.getFirst());
  }

  /** Sets what is stated; null clears, or stands for the default. */
  static void apply(Values values, Endpoint endpoint) {
    values.ifStated(URL, url -> endpoint.url = url);
    values.ifStated(DESCRIPTION, text -> endpoint.description = text);
    values.ifStated(EVENT_PATTERNS, patterns -> endpoint.patterns = orAll(patterns));
    values.ifStated(TIMEOUT_SECONDS, seconds -> endpoint.timeoutMs = seconds * 1000);
    values.ifStated(MAX_RETRIES, retries -> endpoint.retries = retries);
    values.ifStated(NAME, name -> endpoint.name = Objects.toString(name, ""));
    values.ifStated(METHOD, method -> endpoint.method = method);
    values.ifStated(
        HEADERS, given -> endpoint.headers = given == null ? new LinkedHashMap<>() : given);
    values.ifStated(VERIFY_TLS, verify -> endpoint.verifyTls = verify);
    values.ifStated(INITIAL_BACKOFF_SECONDS, seconds -> endpoint.initialBackoffSeconds = seconds);
    values.ifStated(
        BACKOFF_MULTIPLIER,
        multiplier ->
            endpoint.backoffMultiplier =
                Objects.requireNonNullElse(multiplier, DEFAULT_MULTIPLIER));
    values.ifStated(RATE_LIMIT_PER_SECOND, rate -> endpoint.rateLimitPerSecond = rate);
    values.ifStated(METADATA, metadata -> endpoint.metadata = metadata);
    values.ifStated(ENABLED, enabled -> enable(endpoint, enabled));
  }

  private static List<String> orAll(List<String> patterns) {
    return patterns == null || patterns.isEmpty() ? List.of("*") : patterns;
  }

  /** Enabling makes an endpoint active again, also one that is enabled and failing. */
  private static void enable(Endpoint endpoint, boolean enabled) {
    endpoint.enabled = enabled;
    if (enabled) {
      endpoint.forgive();
    }
  }
}
