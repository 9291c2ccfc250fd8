package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.api.kit.Field;
import dev.hookferry.api.kit.Problems;
import dev.hookferry.api.kit.Shape;
import dev.hookferry.api.kit.Type;
import dev.hookferry.registry.settings.AccountSettings.UnknownEventTypes;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an account may choose for itself; what is left out stays. */
final class SettingsFields {

  static final Field<UnknownEventTypes> UNKNOWN_EVENT_TYPES =
      Field.of(
              "unknown_event_types",
              Type.oneOf("allow", "reject")
                  .then(
                      (text, input, at) ->
                          UnknownEventTypes.valueOf(text.toUpperCase(Locale.ROOT))))
          .doc("What publishing does with types that are not in the catalogue.");

  static final Field<List<String>> PORTAL_FRAME_ANCESTORS =
      Field.of("portal_frame_ancestors", Type.list(Type.text().then(SettingsFields::origin)))
          .doc("Origins of pages that may show the portal in a frame.")
          .example(List.of("https://app.example.com"));

  static final Shape CHANGE =
      Shape.of("SettingsRequest", UNKNOWN_EVENT_TYPES, PORTAL_FRAME_ANCESTORS);

  /** RFC 6454, section 6.2, in the form in which browsers write it. */
  private static final Pattern ORIGIN =
      Pattern.compile(
          "https?://([a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*"
              + "|\\[[0-9a-f:.]+\\])(:(?<port>[0-9]{1,5}))?",
          Pattern.CASE_INSENSITIVE);

  private static final int HIGHEST_PORT = 65_535;

  private SettingsFields() {}

  private static String origin(String text, JsonNode input, Problems at) {
    return isOrigin(text) ? text : at.refuse("an origin is scheme://host[:port]", input);
  }

  private static boolean isOrigin(String text) {
    Matcher origin = ORIGIN.matcher(text);
    return origin.matches()
        && (origin.group("port") == null || Integer.parseInt(origin.group("port")) <= HIGHEST_PORT);
  }
}
