package dev.hookferry.api.kit;

import dev.hookferry.domain.egress.AddressGuard;
import dev.hookferry.domain.egress.ReceiverUrl;
import dev.hookferry.domain.egress.UrlCheck;

/**
 * Which URLs may receive, by the operator's settings.
 *
 * @param http whether plain http will do where a surface asks for https
 */
public record ReceiverRules(AddressGuard guard, boolean http) {

  /** Why the URL may not receive; null: it may. */
  String fault(String url, boolean secure) {
    return switch (ReceiverUrl.check(url, guard)) {
      case UrlCheck.Invalid invalid -> invalid.reason().text();
      case UrlCheck.Valid valid when secure && !http && !valid.url().https() -> "URL must be https";
      case UrlCheck.Valid valid -> null;
    };
  }
}
