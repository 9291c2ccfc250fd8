package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.hookferry.api.kit.Times;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.domain.signature.Secrets;
import dev.hookferry.flow.CircuitStatus;
import dev.hookferry.registry.endpoint.Endpoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An endpoint as it is shown: the document's 17 members, then ours. */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(
    name = "WebhookEndpointResponse",
    requiredProperties = {
      "id",
      "user_id",
      "url",
      "status",
      "enabled",
      "signing_version",
      "timeout_seconds",
      "max_retries",
      "consecutive_failures",
      "created_at",
      "updated_at"
    })
record EndpointJson(
    String id,
    int userId,
    String url,
    @Schema(nullable = true) String description,
    @Schema(enumeration = {"active", "disabled", "failing"}) String status,
    boolean enabled,
    List<String> subscribedEventPatterns,
    String signingVersion,
    @Schema(nullable = true) String secretHint,
    int timeoutSeconds,
    long maxRetries,
    int consecutiveFailures,
    @Schema(nullable = true, format = "date-time") String lastVerifiedAt,
    @Schema(nullable = true, format = "date-time") String lastDeliveryAt,
    @Schema(nullable = true) String lastError,
    @Schema(format = "date-time") String createdAt,
    @Schema(format = "date-time") String updatedAt,
    String name,
    String method,
    Map<String, String> headers,
    boolean verifyTls,
    @Schema(nullable = true) Long initialBackoffSeconds,
    double backoffMultiplier,
    @Schema(nullable = true) Integer rateLimitPerSecond,
    @Schema(nullable = true) Map<String, Object> metadata,
    ScopeJson scope,
    String surface,
    @Schema(
            nullable = true,
            enumeration = {"closed", "open", "half_open"},
            description =
                "The circuit breaker, as the instance that answers has it: open while nothing is sent, since no"
                    + " request is answered. null: that instance sends nothing.")
        String circuit,
    @Schema(
            nullable = true,
            format = "date-time",
            description = "When an open circuit lets a single request through, to see.")
        String circuitRetryAt) {

  private static final String SIGNING_VERSION = "v1";

  /**
   * As it is shown.
   *
   * @param circuit empty: not known here
   */
  static EndpointJson of(Endpoint endpoint, Optional<CircuitStatus> circuit) {
    var health = endpoint.health();
    return new EndpointJson(
        PublicId.ENDPOINT.of(endpoint.id),
        endpoint.accountId,
        endpoint.url,
        endpoint.description,
        endpoint.status(),
        endpoint.enabled,
        endpoint.patterns,
        SIGNING_VERSION,
        endpoint.secrets.isEmpty() ? null : Secrets.hint(endpoint.secrets.getFirst()),
        // Other surfaces count milliseconds: never shown as 0.
        Math.ceilDiv(endpoint.timeoutMs, 1000),
        endpoint.retries,
        health.consecutiveFailures,
        Times.text(health.lastVerifiedAt),
        Times.text(health.lastDeliveryAt),
        health.lastError,
        Times.text(endpoint.createdAt),
        Times.text(endpoint.updatedAt),
        endpoint.name,
        endpoint.method,
        headers(endpoint),
        endpoint.verifyTls,
        endpoint.initialBackoffSeconds,
        multiplier(endpoint),
        endpoint.rateLimitPerSecond,
        endpoint.metadata,
        ScopeJson.of(endpoint.scope()),
        endpoint.surface,
        circuit.map(CircuitStatus::state).orElse(null),
        Times.text(circuit.flatMap(CircuitStatus::retryAt).orElse(null)));
  }

  private static double multiplier(Endpoint endpoint) {
    return endpoint.backoffMultiplier == null
        ? EndpointFields.DEFAULT_MULTIPLIER
        : endpoint.backoffMultiplier;
  }

  private static Map<String, String> headers(Endpoint endpoint) {
    Map<String, String> shown = new LinkedHashMap<>();
    endpoint.headers.forEach(
        (name, values) -> shown.put(name, values == null ? "" : String.join(", ", values)));
    return shown;
  }
}
