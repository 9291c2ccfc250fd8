package dev.hookferry.domain.routing;

import java.util.ArrayList;
import java.util.List;

/**
 * The types of events that the service itself makes, which begin with {@code hookferry.}: only
 * patterns that begin so too want them, so that {@code *} is everything that an account publishes.
 */
public final class OwnTypes {

  private static final String NAME = "hookferry";

  private OwnTypes() {}

  /** Whether a type is the service's own; nobody else may publish it. */
  public static boolean contain(String type) {
    return type.equals(NAME) || type.startsWith(NAME + ".");
  }

  /** Whether a pattern names them. */
  public static boolean areNamedBy(String pattern) {
    return pattern.startsWith(NAME + ".");
  }

  /** Every pattern that wants this type. */
  public static List<String> patternsFor(String ownType) {
    List<String> segments = EventPattern.segments(ownType);
    List<String> patterns = new ArrayList<>();
    add(segments.subList(1, segments.size()), segments.getFirst(), patterns);
    return List.copyOf(patterns);
  }

  /** Each segment as it is, or as a wildcard; a wildcard may be the last. */
  private static void add(List<String> segments, String begun, List<String> patterns) {
    String literal = begun + "." + segments.getFirst();
    String wild = begun + "." + EventPattern.WILDCARD;
    patterns.add(wild);
    if (segments.size() == 1) {
      patterns.add(literal);
    } else {
      List<String> rest = segments.subList(1, segments.size());
      add(rest, literal, patterns);
      add(rest, wild, patterns);
    }
  }
}
