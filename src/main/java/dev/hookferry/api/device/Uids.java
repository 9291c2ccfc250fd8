package dev.hookferry.api.device;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The integers that webhooks and events go by in paths. */
final class Uids {

  private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,17}");

  private Uids() {}

  /** The integer from 1 that this is, or empty: no such thing can have it. */
  static OptionalLong parse(String text) {
    return FORM.matcher(text).matches()
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }
}
