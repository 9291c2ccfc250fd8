package dev.hookferry.web.kit;

import io.smallrye.mutiny.Uni;

/** The only way into some of the pages. */
public interface Door {

  /** Whether the page of this path lies behind it. */
  boolean leadsTo(String path);

  /**
   * The visitor, who from now on acts in the current request; fails with a {@link PageFailure}.
   *
   * @param link as it stands in the path; null: none does
   */
  Uni<Visitor> visitor(String link);
}
