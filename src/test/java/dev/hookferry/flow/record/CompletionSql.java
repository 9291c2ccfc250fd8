package dev.hookferry.flow.record;

/** {@link Completion}'s statement, as it is, for measurements. */
public final class CompletionSql {

  private CompletionSql() {}

  public static String complete() {
    return Completion.COMPLETE;
  }
}
