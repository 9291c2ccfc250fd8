package dev.hookferry.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;

/**
 * A request that came in.
 *
 * @param signature {@code valid}, {@code invalid} or {@code none}
 * @param body JSON, as it came
 */
public record Received(
    @JsonProperty("received_at") String receivedAt,
    @JsonProperty("webhook_id") String webhookId,
    String signature,
    @JsonRawValue String body) {}
