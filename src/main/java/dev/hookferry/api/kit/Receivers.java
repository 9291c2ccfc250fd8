package dev.hookferry.api.kit;

import dev.hookferry.domain.egress.AddressGuard;
import dev.hookferry.domain.egress.ReceiverUrl;
import dev.hookferry.domain.egress.UrlCheck;

/**
 * Which URLs may receive, by the operator's settings.
 *
 * @param http whether plain http will do where a surface asks for https
 */
public record Receivers(AddressGuard guard, boolean http) {

  boolean accepts(String url, boolean secure) {
    return ReceiverUrl.check(url, guard) instanceof UrlCheck.Valid valid
        && (!secure || http || valid.url().https());
  }
}
