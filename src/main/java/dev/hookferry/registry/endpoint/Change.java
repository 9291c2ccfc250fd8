package dev.hookferry.registry.endpoint;

import dev.hookferry.notice.Changes;

/**
 * What an edit really changed.
 *
 * @param inItsWords by the names of its request
 * @param inNativeWords by the native surface's
 * @param forgiven whether failures of before count no more
 */
record Change(Changes inItsWords, Changes inNativeWords, boolean forgiven) {

  /** Whether anything is another thing now. */
  boolean isOne() {
    return forgiven || !inItsWords.isEmpty();
  }
}
