package dev.hookferry.web.kit;

import jakarta.ws.rs.core.Response.Status;

/** What is shown instead of a page that cannot be. */
public final class PageFailure extends RuntimeException {

  private final Status status;
  private final String title;
  private final String advice;
  private final String location;

  private PageFailure(Status status, String title, String advice) {
    this(status, title, advice, null);
  }

  private PageFailure(Status status, String title, String advice, String location) {
    super(title, null, false, false);
    this.status = status;
    this.title = title;
    this.advice = advice;
    this.location = location;
  }

  /** The link was used, is too old, or was taken back; or its session is over. */
  public static PageFailure ended() {
    return new PageFailure(
        Status.GONE,
        "This link has ended",
        "A link opens once, within five minutes, and its pages close after a while. Go back to where"
            + " you got it, and open it again from there.");
  }

  public static PageFailure noSession() {
    return new PageFailure(
        Status.UNAUTHORIZED,
        "You are not signed in here",
        "These pages open by a link of the application that you come from. If you have just used"
            + " one, let your browser accept cookies from this site.");
  }

  /** The page is not for this visitor, but the one at this address may be. */
  public static PageFailure elsewhere(String location) {
    return new PageFailure(Status.SEE_OTHER, "See there", "", location);
  }

  public static PageFailure notFound() {
    return new PageFailure(
        Status.NOT_FOUND,
        "Not found",
        "There is nothing here, or no longer. It may have been deleted in the meantime.");
  }

  public static PageFailure forbidden() {
    return new PageFailure(
        Status.FORBIDDEN,
        "You may not do this",
        "Your link or key does not allow it. Ask whoever gave it to you for one that does.");
  }

  public static PageFailure badRequest() {
    return new PageFailure(
        Status.BAD_REQUEST,
        "This address or form makes no sense",
        "Nothing was changed. Go back to the page that you come from, and try again from there.");
  }

  /** Somebody was faster, or the state is another one by now. */
  public static PageFailure conflict(String advice) {
    return new PageFailure(Status.CONFLICT, "That is not possible any more", advice);
  }

  /** A form that no page of this session has shown. */
  public static PageFailure foreignForm() {
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

  /** Where there is something instead; null: nowhere. */
  String location() {
    return location;
  }
}
