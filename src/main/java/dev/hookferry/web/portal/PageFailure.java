package dev.hookferry.web.portal;

import jakarta.ws.rs.core.Response.Status;

/** What is shown instead of a page that cannot be. */
final class PageFailure extends RuntimeException {

  private final Status status;
  private final String title;
  private final String advice;

  private PageFailure(Status status, String title, String advice) {
    super(title, null, false, false);
    this.status = status;
    this.title = title;
    this.advice = advice;
  }

  /** The link was used, is too old, or was taken back; or its session is over. */
  static PageFailure ended() {
    return new PageFailure(
        Status.GONE,
        "This link has ended",
        "A link opens once, within five minutes, and its pages close after a while. Go back to where"
            + " you got it, and open it again from there.");
  }

  static PageFailure noSession() {
    return new PageFailure(
        Status.UNAUTHORIZED,
        "You are not signed in here",
        "These pages open by a link of the application that you come from. If you have just used"
            + " one, let your browser accept cookies from this site.");
  }

  static PageFailure notFound() {
    return new PageFailure(
        Status.NOT_FOUND,
        "Not found",
        "There is nothing here, or no longer. It may have been deleted in the meantime.");
  }

  static PageFailure forbidden() {
    return new PageFailure(
        Status.FORBIDDEN,
        "Your link does not allow this",
        "Ask whoever gave it to you for one that does.");
  }

  static PageFailure badRequest() {
    return new PageFailure(
        Status.BAD_REQUEST,
        "This address or form makes no sense",
        "Nothing was changed. Go back to the page that you come from, and try again from there.");
  }

  /** Somebody was faster, or the state is another one by now. */
  static PageFailure conflict(String advice) {
    return new PageFailure(Status.CONFLICT, "That is not possible any more", advice);
  }

  /** A form that no page of this session has shown. */
  static PageFailure foreignForm() {
    return new PageFailure(
        Status.FORBIDDEN,
        "This form is not from here",
        "Nothing was changed. Open the page anew, and send it from there.");
  }

  Status status() {
    return status;
  }

  String title() {
    return title;
  }

  String advice() {
    return advice;
  }
}
