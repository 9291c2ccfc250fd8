package dev.hookferry.registry.portal;

import dev.hookferry.domain.model.Scope;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * A link to be made.
 *
 * @param scope all that its user sees
 * @param lifetime from now to the end of its session
 * @param returnUrl where its user came from; empty: unknown
 */
public record PortalLinkDraft(
    int accountId,
    Scope scope,
    Set<Capability> capabilities,
    Duration lifetime,
    Optional<String> returnUrl,
    Theme theme) {}
