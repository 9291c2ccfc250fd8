package dev.hookferry.web.kit;

import dev.hookferry.flow.SentRequest;
import dev.hookferry.history.Attempt;

/**
 * An attempt with both of its sides.
 *
 * @param request null: it can no longer be told, the endpoint was changed or deleted since
 */
public record Exchange(Attempt attempt, SentRequest request) {}
