package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.api.kit.Bound;
import dev.hookferry.api.kit.Coercion;
import dev.hookferry.api.kit.Field;
import dev.hookferry.api.kit.Problems;
import dev.hookferry.api.kit.Shape;
import dev.hookferry.api.kit.Type;
import dev.hookferry.api.kit.Values;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.registry.portal.Capability;
import dev.hookferry.registry.portal.PortalLinkDraft;
import dev.hookferry.registry.portal.Theme;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * A link to the portal as a body asks for it.
 *
 * @param draft whole only where there are no problems
 */
record PortalLinkFields(PortalLinkDraft draft, Problems problems) {

  private static final int WEEK_SECONDS = 604_800;
  private static final int HOUR_SECONDS = 3_600;
  private static final int MAX_URL = 2_048;

  private static final Field<Scope> SCOPE =
      ScopeFields.SCOPE.doc("All that the link's user sees; the account's own, where left out.");
  private static final Field<List<Capability>> CAPABILITIES =
      Field.of(
              "capabilities",
              Type.list(
                  Type.oneOf("endpoints:write", "secrets:read", "replay", "test")
                      .then((text, input, at) -> Capability.of(text).orElseThrow())))
          .otherwise(List.of(Capability.ENDPOINTS_WRITE, Capability.REPLAY, Capability.TEST))
          .doc("What its user may do beside reading; all but secrets:read, where left out.")
          .example(List.of("endpoints:write", "replay"));
  private static final Field<Integer> EXPIRES_IN_SECONDS =
      Field.of("expires_in_seconds", Type.integer(60, WEEK_SECONDS))
          .otherwise(HOUR_SECONDS)
          .doc("How long the pages live. The link itself is used within 5 minutes.");
  private static final Field<String> RETURN_URL =
      Field.of("return_url", url("must be an http or https URL", Set.of("http", "https")))
          .orNull()
          .doc("Where its user is led back to.")
          .example("https://app.example.com/settings");

  private static final Field<String> PRIMARY =
      Field.of("primary", Type.text().bounded(Bound.pattern("#[0-9A-Fa-f]{6}")))
          .orNull()
          .example("#3355FF");
  private static final Field<String> LOGO_URL =
      Field.of("logo_url", url("must be an https URL", Set.of("https"))).orNull();
  private static final Field<Theme.Mode> MODE =
      Field.of(
              "mode",
              Type.oneOf("auto", "light", "dark")
                  .then((text, input, at) -> Theme.Mode.valueOf(text.toUpperCase(Locale.ROOT))))
          .otherwise(Theme.Mode.AUTO);
  private static final Shape THEME = Shape.of("PortalTheme", PRIMARY, LOGO_URL, MODE);
  private static final Field<Values> STATED_THEME =
      Field.of("theme", Type.object(THEME)).orNull().doc("How the pages look.");

  static final Shape LINK =
      Shape.of(
          "PortalLinkRequest", SCOPE, CAPABILITIES, EXPIRES_IN_SECONDS, RETURN_URL, STATED_THEME);

  static PortalLinkFields read(int accountId, JsonBody body) {
    Problems problems = Problems.in("body", Coercion.PYDANTIC);
    Values link = body.read(LINK, problems);
    return new PortalLinkFields(
        new PortalLinkDraft(
            accountId,
            link.optional(SCOPE).orElse(Scope.ACCOUNT),
            new TreeSet<>(link.optional(CAPABILITIES).orElse(List.of())),
            Duration.ofSeconds(link.optional(EXPIRES_IN_SECONDS).orElse(HOUR_SECONDS)),
            link.optional(RETURN_URL),
            link.optional(STATED_THEME).map(PortalLinkFields::theme).orElse(Theme.OURS)),
        problems);
  }

  private static Theme theme(Values stated) {
    return new Theme(stated.get(PRIMARY), stated.get(LOGO_URL), stated.get(MODE));
  }

  private static Type<String> url(String reason, Set<String> schemes) {
    return Type.text(0, MAX_URL)
        .format("uri")
        .then((text, input, at) -> url(text, input, at, reason, schemes));
  }

  private static String url(
      String text, JsonNode input, Problems at, String reason, Set<String> schemes) {
    return isAbsolute(text, schemes) ? text : at.refuse(reason, input);
  }

  private static boolean isAbsolute(String text, Set<String> schemes) {
    try {
      URI url = new URI(text);
      return url.getScheme() != null
          && schemes.contains(url.getScheme().toLowerCase(Locale.ROOT))
          && url.getHost() != null
          && url.getUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
