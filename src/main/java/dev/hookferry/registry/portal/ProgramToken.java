package dev.hookferry.registry.portal;

import dev.hookferry.registry.SecretText;
import java.util.List;
import java.util.Optional;

/**
 * A token for programs that is given out with a link.
 *
 * @param text by {@link PortalSessions#newToken}
 * @param featureFlags of event types that it sees
 * @param sessionName what its maker calls the session that it belongs to; empty: nothing
 */
public record ProgramToken(String text, List<String> featureFlags, Optional<String> sessionName) {

  void applyTo(PortalLink link) {
    link.tokenHash = SecretText.hash(text);
    link.featureFlags = featureFlags;
    link.sessionName = sessionName.orElse(null);
  }
}
