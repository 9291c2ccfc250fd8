package dev.hookferry.flow.fanout;

/** {@link Commit}'s statement, as it is, for measurements. */
public final class CommitSql {

  private CommitSql() {}

  public static String store() {
    return Commit.STORE;
  }
}
