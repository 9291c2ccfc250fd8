package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What {@link EndpointFields} reads, for the OpenAPI document alone. */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(
    name = "WebhookEndpointCreateRequest",
    requiredProperties = {"url"})
record EndpointRequest(
    String url,
    @Schema(nullable = true) String description,
    @Schema(nullable = true) List<String> eventPatterns,
    @Schema(minimum = "3", maximum = "60", defaultValue = "10") int timeoutSeconds,
    @Schema(minimum = "1", maximum = "7", defaultValue = "7") int maxRetries,
    @Schema(nullable = true, maxLength = 255) String name,
    @Schema(
            enumeration = {"POST", "PUT", "PATCH"},
            defaultValue = "POST")
        String method,
    @Schema(nullable = true) Map<String, String> headers,
    @Schema(defaultValue = "true") boolean verifyTls,
    @Schema(nullable = true, minimum = "1", maximum = "86400") Long initialBackoffSeconds,
    @Schema(nullable = true, minimum = "1", maximum = "10", defaultValue = "2")
        Double backoffMultiplier,
    @Schema(nullable = true, minimum = "1") Integer rateLimitPerSecond,
    @Schema(nullable = true) Map<String, Object> metadata,
    @Schema(nullable = true) ScopeJson scope) {}
