package dev.hookferry.chaos.check;

import java.util.List;

/** What the database says, all read in one transaction. */
public record Tables(List<StoredEvent> events, List<LiveRow> live, List<AttemptRow> attempts) {}
