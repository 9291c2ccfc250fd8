package dev.hookferry.api.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Collects all that is wrong with a request, in the order in which it is found, and knows where in
 * it the reader is.
 */
public final class Problems {

  private final Problems above;
  private final Object step;
  private final Coercion coercion;
  private final ReceiverRules receivers;
  private final List<Violation> found;

  private Problems(
      Problems above,
      Object step,
      Coercion coercion,
      ReceiverRules receivers,
      List<Violation> found) {
    this.above = above;
    this.step = step;
    this.coercion = coercion;
    this.receivers = receivers;
    this.found = found;
  }

  /**
   * None so far.
   *
   * @param root the first step of every path; null: paths begin with a field
   */
  static Problems in(String root, Coercion coercion, ReceiverRules receivers) {
    return new Problems(null, root, coercion, receivers, new ArrayList<>());
  }

  /** The same for shapes without URLs, which take no settings. */
  public static Problems in(String root, Coercion coercion) {
    return in(root, coercion, null);
  }

  /** The same problems, seen from a member or an item. */
  public Problems at(Object name) {
    return new Problems(this, name, coercion, receivers, found);
  }

  /** None so far, and nobody hears of what comes. */
  Problems apart() {
    return new Problems(above, step, coercion, receivers, new ArrayList<>());
  }

  Optional<Violation> first() {
    return found.stream().findFirst();
  }

  /** Returns null, for readers that have no value then. */
  public <T> T add(String code, Map<String, Object> parameters, JsonNode input) {
    found.add(new Violation(path(), code, parameters, input));
    return null;
  }

  public <T> T add(String code, JsonNode input) {
    return add(code, Map.of(), input);
  }

  /** The input is not of the type that is expected, by its name in JSON Schema. */
  public <T> T wrongType(String expected, JsonNode input) {
    return add(Violation.TYPE, Map.of(Violation.EXPECTED, expected), input);
  }

  /** A rule of this one place. */
  public <T> T refuse(String reason, JsonNode input) {
    return add(Violation.REFUSED, Map.of(Violation.REASON, reason), input);
  }

  public int count() {
    return found.size();
  }

  public boolean any() {
    return !found.isEmpty();
  }

  public ApiException failure() {
    return new ApiException(new ApiError.Invalid(List.copyOf(found)));
  }

  public void orThrow() {
    if (any()) {
      throw failure();
    }
  }

  Coercion coercion() {
    return coercion;
  }

  ReceiverRules receivers() {
    return Objects.requireNonNull(receivers, "read by Requests where there are URLs");
  }

  private List<Object> path() {
    LinkedList<Object> path = new LinkedList<>();
    for (Problems place = this; place != null && place.step != null; place = place.above) {
      path.addFirst(place.step);
    }
    return List.copyOf(path);
  }
}
