package dev.hookferry.web.kit;

import dev.hookferry.domain.model.Event;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.history.EventQuery;
import dev.hookferry.registry.SecretText;
import dev.hookferry.registry.endpoint.EndpointSet;
import dev.hookferry.registry.portal.Capability;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Who looks at pages, and what of which account they may see and do. */
public interface Visitor {

  int accountId();

  /** What the session is known by. */
  String session();

  /** All that the visitor reaches; empty: the whole account. */
  Optional<Scope> reach();

  boolean may(Capability capability);

  /** Whether the secret of a new endpoint, or a new secret, is shown, once. */
  boolean seesNewSecrets();

  /** Where the pages are, without a last slash. */
  String base();

  /** Whose pages these are, for people. */
  String scopeName();

  /** Whether it is one of the account's own people, by a key, and no customer. */
  boolean isStaff();

  /** Whether it administers the whole account. */
  boolean isAdmin();

  /** Origins whose pages may show these ones in a frame. */
  List<String> frameAncestors();

  /** Where the visitor came from; null: unknown. */
  String returnUrl();

  /** Null: none. */
  String logoUrl();

  /** {@code auto}, {@code light} or {@code dark}. */
  String mode();

  /** The address of a sheet with colours of its own; empty: there is none. */
  String sheet();

  /** Where new endpoints belong. */
  default Scope scope() {
    return reach().orElse(Scope.ACCOUNT);
  }

  default boolean reaches(Scope scope) {
    return reach().map(scope::equals).orElse(true);
  }

  /** Whether the event has a page here: an endpoint of the account gets those of others too. */
  default boolean sees(Event event) {
    return reaches(event.scope());
  }

  /** Those that are reached, whichever surface made them. */
  default EndpointSet endpoints() {
    return new EndpointSet(accountId(), Optional.empty(), reach());
  }

  /** Of these, the ones that are reached. */
  default EventQuery within(EventQuery query) {
    return reach().map(query::of).orElse(query);
  }

  /** Whether endpoints and deliveries are for the visitor's eyes. */
  default boolean readsWebhooks() {
    return true;
  }

  /** Whether there are figures of the whole account to see. */
  default boolean hasOverview() {
    return isStaff() && reach().isEmpty() && readsWebhooks();
  }

  default boolean mayWrite() {
    return may(Capability.ENDPOINTS_WRITE);
  }

  default boolean mayReadSecrets() {
    return may(Capability.SECRETS_READ);
  }

  default boolean mayReplay() {
    return may(Capability.REPLAY);
  }

  default boolean mayTest() {
    return may(Capability.TEST);
  }

  /** What the forms of this session's pages hold, and others cannot know. */
  default String csrf() {
    return HexFormat.of().formatHex(SecretText.hash("csrf " + session()));
  }

  default boolean hasSent(String csrf) {
    return MessageDigest.isEqual(
        csrf().getBytes(StandardCharsets.UTF_8), csrf.getBytes(StandardCharsets.UTF_8));
  }
}
