package dev.hookferry.domain.egress;

/** What became of a text that should be a receiver's URL. */
public sealed interface UrlCheck {

  /** It is one. */
  record Valid(ReceiverUrl url) implements UrlCheck {}

  /** It is none, for this reason, the first that applies. */
  record Invalid(Reason reason) implements UrlCheck {}

  /** Why a text is no receiver's URL, in the order in which this is looked at. */
  enum Reason {
    /** More than 2048 characters. */
    TOO_LONG,
    /** Not {@code http://} or {@code https://} and a host, or not all visible ASCII; null too. */
    NOT_ABSOLUTE_HTTP,
    /** A user or a password before the host. */
    USERINFO,
    /** A fragment, be it empty. */
    FRAGMENT,
    /** No host name or strict address, such as {@code 127.1} or a zone, or no port 1 to 65535. */
    ODD_HOST,
    /** An address literal that the guard does not permit. */
    BLOCKED_ADDRESS
  }
}
