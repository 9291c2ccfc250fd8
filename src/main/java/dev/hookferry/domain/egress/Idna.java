package dev.hookferry.domain.egress;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Host names with letters beyond ASCII (UTS 46, nontransitional, as browsers do it: {@code
 * straße.example} is not {@code strasse.example}).
 *
 * <p>The standard's table is derived from Unicode's properties, and so it is here, from those that
 * the JDK knows. Left out is the rule on mixed directions: it is about how names look.
 */
final class Idna {

  private static final String PREFIX = "xn--";
  private static final int MAX_LABEL = 63;
  private static final String FULL_STOPS = ".\u3002\uFF0E\uFF61";
  // Folding would turn these into other letters.
  private static final String KEPT = "\u00DF\u03C2\u200C\u200D";
  private static final int DOTLESS_I = 0x131;

  private static final Pattern IGNORED =
      Pattern.compile(
          "[\\u00AD\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u200B\\u2060-\\u2064"
              + "\\u206A-\\u206F\\u3164\\uFE00-\\uFE0F\\uFEFF\\uFFA0\\x{1BCA0}-\\x{1BCA3}"
              + "\\x{1D173}-\\x{1D17A}\\x{E0100}-\\x{E01EF}]");
  // Controls, unassigned and private ones, blanks; and what describes or replaces others.
  private static final Pattern DISALLOWED =
      Pattern.compile("[[\\p{C}\\p{Z}\\u2FF0-\\u2FFF\\u31EF\\uFFFC\\uFFFD]&&[^\\u200C\\u200D]]");
  private static final Pattern MARK_FIRST = Pattern.compile("\\p{M}.*");

  private static final String VIRAMA =
      "(?<![\\u094D\\u09CD\\u0A4D\\u0ACD\\u0B4D\\u0BCD\\u0C4D\\u0CCD\\u0D3B\\u0D3C\\u0D4D\\u0DCA"
          + "\\u0E3A\\u0EBA\\u0F84\\u1039\\u103A\\u1714\\u17D2\\u1A60\\u1B44\\uA806\\uA8C4\\uA9C0])";
  // RFC 5892, A.1 and A.2: joiners mean something after a virama, and between Arabic letters.
  private static final Pattern JOINS_NOTHING =
      Pattern.compile(VIRAMA + "(?:\\u200D|(?<!\\p{IsArabic})\\u200C|\\u200C(?!\\p{IsArabic}))");

  private Idna() {}

  /** The name's ASCII form; empty where it has none. ASCII stays as it is. */
  static Optional<String> ascii(String name) {
    if (isAscii(name)) {
      return Optional.of(name);
    }
    return mapped(name)
        .map(text -> text.split("\\.", -1))
        .filter(labels -> Arrays.stream(labels).allMatch(Idna::isValid))
        .map(labels -> Arrays.stream(labels).map(Idna::label).collect(Collectors.joining(".")));
  }

  private static String label(String label) {
    return isAscii(label) ? label : PREFIX + Punycode.encode(label);
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static boolean isValid(String label) {
    return isAscii(label)
        || label.codePointCount(0, label.length()) <= MAX_LABEL
            && !label.startsWith(PREFIX)
            && !label.startsWith("-")
            && !label.endsWith("-")
            && !MARK_FIRST.matcher(label).matches()
            && !DISALLOWED.matcher(label).find()
            && !JOINS_NOTHING.matcher(label).find();
  }

  private static Optional<String> mapped(String name) {
    StringBuilder mapped = new StringBuilder();
    for (int codePoint : name.codePoints().toArray()) {
      String character = mapped(codePoint);
      if (FULL_STOPS.indexOf(codePoint) < 0 && holdsFullStop(character)) {
        return Optional.empty();
      }
      mapped.append(character);
    }
    return Optional.of(Normalizer.normalize(mapped, Form.NFC));
  }

  /** As the one character that is "1." does: it ends no label. */
  private static boolean holdsFullStop(String character) {
    return character.chars().anyMatch(c -> FULL_STOPS.indexOf(c) >= 0);
  }

  private static String mapped(int codePoint) {
    String character = Character.toString(codePoint);
    if (FULL_STOPS.indexOf(codePoint) >= 0) {
      return ".";
    }
    if (IGNORED.matcher(character).matches()) {
      return "";
    }
    if (KEPT.indexOf(codePoint) >= 0) {
      return character;
    }
    String plain = Normalizer.normalize(character, Form.NFKC);
    String folded = plain.codePoints().mapToObj(Idna::folded).collect(Collectors.joining());
    return Normalizer.normalize(folded, Form.NFKC);
  }

  /** Without case: by way of the upper case, since some letters have no other way to theirs. */
  private static String folded(int codePoint) {
    String character = Character.toString(codePoint);
    String upper = character.toUpperCase(Locale.ROOT);
    if (UnicodeScript.of(codePoint) == UnicodeScript.CHEROKEE) {
      return upper;
    }
    return codePoint == DOTLESS_I ? character : upper.toLowerCase(Locale.ROOT);
  }
}
