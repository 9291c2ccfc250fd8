package dev.hookferry.domain.routing;

import java.util.List;

/**
 * A glob over dotted event types.
 *
 * <p>A segment {@code *} is exactly one segment of the type; as the last one it is all that follow,
 * at least one. So {@code vm.*} matches {@code vm.created} and {@code vm.disk.full}, not {@code
 * vm}, and {@code *} matches every type but {@link OwnTypes}. Within a segment {@code *} means
 * itself.
 *
 * @param value segments separated by dots
 */
public record EventPattern(String value) {

  static final String WILDCARD = "*";

  /** Whether this pattern wants events of this type. */
  public boolean matches(String type) {
    if (OwnTypes.contain(type) && !OwnTypes.contain(value)) {
      return false;
    }
    List<String> wanted = segments(value);
    List<String> given = segments(type);
    boolean open = wanted.getLast().equals(WILDCARD);
    if (open ? given.size() < wanted.size() : given.size() != wanted.size()) {
      return false;
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (!wanted.get(i).equals(WILDCARD) && !wanted.get(i).equals(given.get(i))) {
        return false;
      }
    }
    return true;
  }

  static List<String> segments(String dotted) {
    return List.of(dotted.split("\\.", -1));
  }
}
