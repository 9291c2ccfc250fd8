package dev.hookferry.api.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.domain.egress.AddressGuard;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is declared once is read, and what is wrong with it is said without any surface's words. */
class ShapeTest {

  private static final Field<String> NAME = Field.of("name", Type.text(1, 3)).mandatory();
  private static final Field<Long> SIZE = Field.of("size", Type.whole(2, 9)).otherwise(4L);
  private static final Field<String> COLOUR = Field.of("colour", Type.oneOf("red", "blue"));
  private static final Field<List<Boolean>> FLAGS =
      Field.of("flags", Type.list(Type.bool()).bounded(Bound.maxItems(2))).orNull();
  private static final Field<Map<String, Double>> WEIGHTS =
      Field.of("weights", Type.map(Type.decimal(0.5)));
  private static final Field<String> URL =
      Field.of("url", Type.text().format("uri").bounded(Bound.httpsUrl()));
  private static final Shape INNER = Shape.of("Inner", NAME);
  private static final Field<Values> PART = Field.of("part", Type.object(INNER));
  private static final Shape SHAPE =
      Shape.of("Test", NAME, SIZE, COLOUR, FLAGS, WEIGHTS, URL, PART);

  @Test
  void givenGoodValues_whenRead_thenWhatTheyAre() {
    Values values =
        read(
            """
            {"name": "abc", "size": 9, "flags": [true], "weights": {"a": 0.5},
             "url": "https://example.com/", "part": {"name": "x"}, "other": 1}""");
    assertEquals("abc", values.get(NAME));
    assertEquals(9L, values.get(SIZE));
    assertEquals(List.of(true), values.get(FLAGS));
    assertEquals(Map.of("a", 0.5), values.get(WEIGHTS));
    assertEquals("x", values.get(PART).get(NAME));
    assertFalse(values.states(COLOUR));
  }

  @Test
  void givenWhatIsLeftOut_whenAskedFor_thenTheFallbackAndNothingToChange() {
    Values values = read("{\"name\": \"a\", \"flags\": null}");
    List<Object> changed = new ArrayList<>();
    values.ifStated(SIZE, changed::add);
    assertEquals(4L, values.get(SIZE));
    assertNull(values.get(FLAGS));
    assertEquals(List.of(), changed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [1]                                        |                | type
          {}                                         | name           | missing
          {"name": null}                             | name           | missing
          {"name": 1}                                | name           | type
          {"name": ""}                               | name           | min_length
          {"name": "abcd"}                           | name           | max_length
          {"name": "\\ud800"}                        | name           | unicode
          {"name": "a", "size": 3.0}                 | size           | type
          {"name": "a", "size": "3"}                 | size           | type
          {"name": "a", "size": 1}                   | size           | minimum
          {"name": "a", "size": 99999999999999999999}| size           | maximum
          {"name": "a", "colour": "Red"}             | colour         | one_of
          {"name": "a", "flags": [true, 0]}          | flags/1        | type
          {"name": "a", "flags": [true, true, true]} | flags          | max_items
          {"name": "a", "weights": {"b": 0.4}}       | weights/b      | minimum
          {"name": "a", "url": "http://example.com"} | url            | url
          {"name": "a", "part": {}}                  | part/name      | missing
          {"name": "a", "part": [1]}                 | part           | type
          """)
  void givenOneBadValue_whenRead_thenWhereAndWhichRule(String json, String path, String code) {
    List<Violation> found = violations(json);
    assertEquals(1, found.size(), found::toString);
    String steps =
        String.join("/", found.getFirst().path().stream().map(Object::toString).toList());
    assertEquals(path == null ? "" : path, steps);
    assertEquals(code, found.getFirst().code());
  }

  @Test
  void givenSeveralBadValues_whenRead_thenAllInTheOrderOfTheFields() {
    assertEquals(
        List.of("missing", "maximum", "one_of"),
        violations("{\"colour\": \"green\", \"size\": 10}").stream().map(Violation::code).toList());
  }

  @Test
  void givenValuesRead_whenLogged_thenNoneOfThem() {
    String text = read("{\"name\": \"abc\"}").toString();
    assertTrue(text.contains("name") && !text.contains("abc"), text);
  }

  private static List<Violation> violations(String json) {
    ApiException failure = assertThrows(ApiException.class, () -> read(json));
    return ((ApiError.Invalid) failure.error()).violations();
  }

  private static Values read(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return new Requests(new ReceiverRules(new AddressGuard(List.of()), false))
        .body(SHAPE, JsonBodies.parse(bytes).orMissing(), Coercion.STRICT);
  }
}
