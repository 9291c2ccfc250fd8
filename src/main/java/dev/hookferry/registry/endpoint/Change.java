package dev.hookferry.registry.endpoint;

import dev.hookferry.notice.Changes;

/**
 * What an edit really changed.
 *
 * @param inItsWords by the names of its request
 * @param inNativeWords by the native surface's
 */
record Change(Changes inItsWords, Changes inNativeWords) {}
