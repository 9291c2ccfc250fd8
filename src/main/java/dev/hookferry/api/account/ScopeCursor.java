package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.api.kit.Problems;
import dev.hookferry.api.kit.StorableText;
import dev.hookferry.api.kit.Times;
import dev.hookferry.api.kit.Utf8;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import dev.hookferry.registry.scope.ScopeRow;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.NoSuchElementException;
import java.util.Optional;

/** A place in the list of scopes as text: time, kind and id in Base64. */
final class ScopeCursor {

  private ScopeCursor() {}

  static String text(ScopeRow row) {
    String place = row.createdAt() + " " + row.scope().kind().text() + " " + row.scope().id();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(place.getBytes(StandardCharsets.UTF_8));
  }

  static ScopeRow read(String text, JsonNode input, Problems problems) {
    return row(text).orElseGet(() -> problems.refuse("unknown cursor", input));
  }

  private static Optional<ScopeRow> row(String text) {
    try {
      String[] place = Utf8.text(Base64.getUrlDecoder().decode(text)).orElseThrow().split(" ", 3);
      Scope scope = new Scope(ScopeKind.of(place[1]).orElseThrow(), place[2]);
      return Times.parse(place[0])
          .filter(at -> StorableText.is(scope.id()))
          .map(at -> new ScopeRow(scope, at));
    } catch (IllegalArgumentException | IndexOutOfBoundsException | NoSuchElementException e) {
      return Optional.empty();
    }
  }
}
