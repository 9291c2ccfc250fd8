package dev.hookferry.api.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading as Huma does: what is found, and in which order. */
class HumaTest {

  private static final Field<Double> FACTOR = Field.of("factor", Type.decimal(1)).mandatory();
  private static final Field<Long> COUNT = Field.of("count", Type.int32(0)).mandatory();
  private static final Field<Long> WAIT = Field.of("wait", Type.int64(1));
  private static final Field<String> ID =
      Field.of("id", Type.text().bounded(Bound.maxUnits(3)).bounded(Bound.storable()));
  private static final Field<String> NOTE = Field.of("note", Type.text());
  private static final Field<Map<String, List<String>>> HEADERS =
      Field.of(
              "headers",
              Type.map(Bound.pattern("[a-z]+"), Type.list(Type.text()).orNull())
                  .bounded(Bound.maxProperties(1))
                  .bounded(Bound.maxJson(12)))
          .orNull();
  private static final Shape SHAPE = Shape.of("Huma", FACTOR, COUNT, WAIT, ID, NOTE, HEADERS);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[] | [] type",
        "{} | [] missing count, [] missing factor",
        "{'x': 1, 'factor': 0} | [] missing count, [factor] minimum, [x] unexpected",
        "{'factor': null, 'count': null} | [factor] type, [count] type",
        "{'factor': 1, 'count': 2147483648} | [count] type",
        "{'factor': 1, 'count': -2147483648} | [count] minimum",
        "{'factor': 1, 'count': -2147483649} | [count] type",
        "{'factor': 1, 'count': 1, 'wait': 9223372036854775808} | [wait] type",
        "{'factor': 1, 'count': 1.5} | [count] type",
        "{'factor': 1e400, 'count': 1} | [factor] type",
        "{'factor': 1, 'count': 1, 'id': 'abc\\u0000'} | [id] max_length, [id] storable",
        "{'factor': 1, 'count': 1, 'headers': {'A': 1, 'b': [2], 'c': null}} | [headers, A]"
            + " pattern, [headers, b, 0] type, [headers] max_properties, [headers] max_json",
      })
  void givenFaults_whenRead_thenAllOfThemInThisOrder(String json, String faults) {
    Problems problems = Problems.in(null, Coercion.HUMA);
    SHAPE.read(json(json), problems);
    assertEquals(faults, shown(problems));
  }

  @Test
  void givenOddButGoodValues_whenRead_thenTaken() {
    Problems problems = Problems.in(null, Coercion.HUMA);
    String json =
        """
        {'factor': 0.99999999999999999999, 'count': 3.0, 'wait': null, 'id': '\\ud83d\\ude00x',
         'note': '\\ud800', 'headers': null}""";
    Values values = SHAPE.read(json(json), problems);
    assertEquals("", shown(problems));
    assertEquals(1.0, values.get(FACTOR));
    assertEquals(3L, values.get(COUNT));
    assertEquals("\ud800", values.get(NOTE));
    assertTrue(values.states(HEADERS) && !values.states(WAIT));
    assertNull(values.get(HEADERS));
  }

  @ParameterizedTest
  @CsvSource({"+5, 5", "007, 7", "0, 0"})
  void givenTextsOfTheQuery_whenRead_thenNumbers(String text, long number) {
    Problems problems = Problems.in("query", Coercion.HUMA_QUERY);
    var query = JsonNodeFactory.instance.objectNode().put("count", text).put("unknown", "x");
    assertEquals(number, Shape.of("HumaQuery", COUNT).read(query, problems).get(COUNT));
    assertEquals("", shown(problems));
    assertEquals("1", Coercion.HUMA_QUERY.ofRepeated(List.of("1", "2")));
  }

  private static JsonNode json(String text) {
    byte[] bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return JsonBodies.parse(bytes).orMissing();
  }

  private static String shown(Problems problems) {
    return String.join(
        ", ",
        problems.any()
            ? ((ApiError.Invalid) problems.failure().error())
                .violations().stream().map(HumaTest::shown).toList()
            : List.of());
  }

  private static String shown(Violation violation) {
    Object field = violation.parameter(Violation.FIELD);
    return violation.path() + " " + violation.code() + (field == null ? "" : " " + field);
  }
}
