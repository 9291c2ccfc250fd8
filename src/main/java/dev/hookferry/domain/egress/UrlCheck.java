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
    TOO_LONG("URL must have at most 2048 characters"),
    /**
     * Not {@code http://} or {@code https://} and a host, or with blanks, controls or, after the
     * host, more than ASCII; null too.
     */
    NOT_ABSOLUTE_HTTP("URL must be an absolute http or https URL of a public host"),
    /** A user or a password before the host. */
    USERINFO("URL must have no user and no password"),
    /** A fragment, be it empty. */
    FRAGMENT("URL must have no fragment"),
    /** No host name or strict address, such as {@code 127.1} or a zone, or no port 1 to 65535. */
    ODD_HOST("URL must have a host and a port that can be called"),
    /** An address literal that the guard does not permit. */
    BLOCKED_ADDRESS(NOT_ABSOLUTE_HTTP.text);

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    /** What a URL must be that is refused for this. */
    public String text() {
      return text;
    }
  }
}
