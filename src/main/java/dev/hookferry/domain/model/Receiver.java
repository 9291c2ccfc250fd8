package dev.hookferry.domain.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * An endpoint as the line sees it: where and how to call it.
 *
 * @param headers custom headers, name to values; a name may have null for none
 * @param timeout of the whole request
 * @param retries attempts after the first
 * @param initialBackoffSeconds empty: the surface's own schedule
 * @param secrets in clear, the first signs first; empty: unsigned
 * @param freshStarts that it has had: tells answers of now from those of before it was corrected
 */
public record Receiver(
    int accountId,
    UUID id,
    long number,
    String surface,
    Scope scope,
    String url,
    String method,
    Map<String, List<String>> headers,
    boolean enabled,
    Duration timeout,
    long retries,
    OptionalLong initialBackoffSeconds,
    OptionalDouble backoffMultiplier,
    boolean verifyTls,
    List<String> secrets,
    long freshStarts) {}
