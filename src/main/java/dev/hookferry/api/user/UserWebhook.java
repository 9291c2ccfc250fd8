package dev.hookferry.api.user;

import java.util.List;
import java.util.Optional;

/**
 * What a request says of a webhook, every rule kept; an empty member was left out.
 *
 * @param secrets none in the list: one is to be made
 */
record UserWebhook(Optional<String> url, List<String> events, Optional<List<String>> secrets) {

  /** Without the secrets. */
  @Override
  public String toString() {
    return "UserWebhook[" + events + "]";
  }
}
