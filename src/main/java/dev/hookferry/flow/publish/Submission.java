package dev.hookferry.flow.publish;

import java.util.List;

/** The events of one request: all of them are committed, or none. */
public record Submission(int accountId, List<Draft> drafts) {}
