package dev.hookferry.registry.endpoint;

/** How saving an endpoint ended. */
public sealed interface Saved {

  /** It is committed, and this is how it stands now. */
  record Done(Endpoint endpoint) implements Saved {}

  /** No such endpoint. */
  record NotFound() implements Saved {}

  /** Another endpoint of this device has this URL. */
  record UrlTaken() implements Saved {}

  /** Another endpoint of this scope has this external id. */
  record ExternalIdTaken() implements Saved {}

  /** The scope that it was to hang on is not there. */
  record ScopeUnknown() implements Saved {}
}
