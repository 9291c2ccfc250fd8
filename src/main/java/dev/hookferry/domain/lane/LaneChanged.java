package dev.hookferry.domain.lane;

/** An endpoint was changed, and that is committed: what waits in its lane may have a way now. */
public record LaneChanged(LaneKey lane) {}
