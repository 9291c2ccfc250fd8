package dev.hookferry.web.kit;

import dev.hookferry.registry.Storable;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/** What a form, or an address, says: names and texts that can be stored. */
public record Form(MultivaluedMap<String, String> values) {

  public Form {
    boolean storable =
        values.values().stream().flatMap(java.util.List::stream).allMatch(Storable::isStorable);
    if (!storable) {
      throw PageFailure.badRequest();
    }
  }

  /** Of a body as browsers encode forms; throws a {@link PageFailure} where it is none. */
  public static Form parse(byte[] body) {
    MultivaluedMap<String, String> values = new MultivaluedHashMap<>();
    String text = new String(body, StandardCharsets.ISO_8859_1);
    try {
      for (String pair : text.isEmpty() ? new String[0] : text.split("&", -1)) {
        String[] parts = pair.split("=", 2);
        values.add(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
      }
    } catch (IllegalArgumentException e) {
      throw PageFailure.badRequest();
    }
    return new Form(values);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** Without space around it; empty where it is left out. */
  public String text(String name) {
    String first = values.getFirst(name);
    return first == null ? "" : first.strip();
  }

  /** Empty where there is nothing but space. */
  public Optional<String> stated(String name) {
    return Optional.of(text(name)).filter(text -> !text.isEmpty());
  }

  /** Empty where it is none, or too large. */
  public OptionalInt integer(String name) {
    return text(name).matches("-?[0-9]{1,9}")
        ? OptionalInt.of(Integer.parseInt(text(name)))
        : OptionalInt.empty();
  }
}
