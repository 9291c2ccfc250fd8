package dev.hookferry.api.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * A rule that a request breaks.
 *
 * @param path where: member names and array indexes
 * @param code which rule: one of these, or a surface's own; each surface has its words for them
 * @param parameters the rule's bounds, by name; in the order in which they are shown
 * @param value what was given
 */
public record Violation(
    List<Object> path, String code, Map<String, Object> parameters, JsonNode value) {

  /** A required field is not there; {@link #FIELD} names it. */
  public static final String MISSING = "missing";

  /** Null, which is no value of the field. */
  public static final String NULL = "null";

  /** Of another type than {@link #EXPECTED}. */
  public static final String TYPE = "type";

  /** A text that could stand for a value of {@link #EXPECTED}, and does not. */
  public static final String UNPARSABLE = "unparsable";

  /** A number with a fraction in place of a whole one. */
  public static final String FRACTION = "fraction";

  /** None of {@link #CHOICES}. */
  public static final String ONE_OF = "one_of";

  /** Below {@link #LIMIT}. */
  public static final String MINIMUM = "minimum";

  /** Above {@link #LIMIT}. */
  public static final String MAXIMUM = "maximum";

  /** Fewer characters than {@link #LIMIT}. */
  public static final String MIN_LENGTH = "min_length";

  /** More characters than {@link #LIMIT}. */
  public static final String MAX_LENGTH = "max_length";

  /** Fewer items than {@link #LIMIT}. */
  public static final String MIN_ITEMS = "min_items";

  /** More items than {@link #LIMIT}. */
  public static final String MAX_ITEMS = "max_items";

  /** More members than {@link #LIMIT}. */
  public static final String MAX_PROPERTIES = "max_properties";

  /** More characters than {@link #LIMIT} when written as JSON. */
  public static final String MAX_JSON = "max_json";

  /** Not as the pattern {@link #LIMIT}. */
  public static final String PATTERN = "pattern";

  /** Text without a character. */
  public static final String EMPTY = "empty";

  /** No URL that may receive, for {@link #REASON}. */
  public static final String URL = "url";

  /** A member that nobody knows. */
  public static final String UNEXPECTED = "unexpected";

  /** Text that has no UTF-8, as half of a surrogate pair. */
  public static final String UNICODE = "unicode";

  /** U+0000, which cannot be stored. */
  public static final String NUL = "nul";

  /** Text with U+0000 or half of a surrogate pair. */
  public static final String STORABLE = "storable";

  /** A rule of one place alone, which says {@link #REASON}. */
  public static final String REFUSED = "refused";

  /** Parameter: the name of a field. */
  public static final String FIELD = "field";

  /** Parameter: the name of a type, as JSON Schema has it. */
  public static final String EXPECTED = "expected";

  /** Parameter: a list of texts. */
  public static final String CHOICES = "choices";

  /** Parameter: a bound. */
  public static final String LIMIT = "limit";

  /** Parameter: there where the rule is on each item of a list, and some item breaks it. */
  public static final String EACH = "each";

  /** Parameter: the value as the surface's own language shows it. */
  public static final String SHOWN = "shown";

  /** Parameter: a sentence. */
  public static final String REASON = "reason";

  public boolean is(String other) {
    return code.equals(other);
  }

  public Object parameter(String name) {
    return parameters.get(name);
  }
}
