package dev.hookferry.history;

/** How many deliveries there are of each status. */
public record DeliveryCounts(long scheduled, long retrying, long delivered, long failed) {}
