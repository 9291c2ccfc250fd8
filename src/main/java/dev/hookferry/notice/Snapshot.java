package dev.hookferry.notice;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How something is set up at one moment, in the words of the requests that change it. What values
 * are compared by and what is shown of them may differ.
 */
public final class Snapshot {

  /** In the place of what nobody may read. */
  public static final String MASK = "***";

  /**
   * @param value is another one after a real change
   * @param shown what Jackson writes by itself: text, number, boolean, list, map, tree, null
   */
  record Member(Object value, Object shown) {}

  private final Map<String, Member> members = new LinkedHashMap<>();

  /** A member that is shown as it is. */
  public Snapshot with(String name, Object value) {
    return with(name, value, value);
  }

  /** A member that is shown in another form. */
  public Snapshot with(String name, Object value, Object shown) {
    members.put(name, new Member(value, shown));
    return this;
  }

  /**
   * A member that may be changed and not be read.
   *
   * @param value null: none
   */
  public Snapshot secret(String name, Object value) {
    return with(name, value, value == null ? null : MASK);
  }

  /** Headers, of which the names are shown. */
  public Snapshot headers(String name, Map<String, ?> headers) {
    Map<String, String> shown = new LinkedHashMap<>();
    headers.keySet().forEach(header -> shown.put(header, MASK));
    return with(name, headers, shown);
  }

  Map<String, Member> members() {
    return members;
  }
}
