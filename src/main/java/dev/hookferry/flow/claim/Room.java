package dev.hookferry.flow.claim;

/**
 * How many deliveries of an endpoint may be taken, as far as this process knows.
 *
 * @param freshStarts of the endpoint, that it knows of: after another one nothing is known
 */
record Room(int deliveries, long freshStarts) {}
