package dev.hookferry.api.session;

import dev.hookferry.api.kit.Coercion;
import dev.hookferry.api.kit.Requests;
import dev.hookferry.api.kit.Values;
import dev.hookferry.registry.endpoint.EndpointQuery;
import dev.hookferry.registry.endpoint.EndpointQuery.Order;
import jakarta.ws.rs.core.UriInfo;

/**
 * The part of a list that a request asks for.
 *
 * @param offset items left out at the start
 * @param limit items shown at most
 */
record Window(int offset, int limit) {

  /** What the query of a list asks for; more than the most is the most. */
  static Window of(UriInfo uri) {
    Values query = Requests.query(SessionFields.LIST, uri, Coercion.HUMA_QUERY);
    return new Window(
        query.get(SessionFields.OFFSET).intValue(),
        (int) Math.min(query.get(SessionFields.LIMIT), SessionFields.MAX_LIMIT));
  }

  /** These webhooks, in the order in which they were made. */
  EndpointQuery query() {
    return EndpointQuery.page(Order.NUMBER, true, offset, limit);
  }

  boolean hasMore(long total) {
    return (long) offset + limit < total;
  }
}
