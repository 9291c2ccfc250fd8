package dev.hookferry.registry.endpoint;

import java.util.List;

/**
 * Some endpoints of those that a query finds.
 *
 * @param total how many it finds on all pages
 */
public record EndpointPage(List<Endpoint> items, long total) {}
