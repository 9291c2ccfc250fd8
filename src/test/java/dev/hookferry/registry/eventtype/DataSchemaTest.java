package dev.hookferry.registry.eventtype;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which schemas are taken, and what they say of data. */
class DataSchemaTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static JsonNode json(String text) throws Exception {
    return JSON.readTree(text.replace('\'', '"'));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "false",
        "{}",
        "{'$schema': 'https://json-schema.org/draft/2020-12/schema'}",
        "{'$schema': 'https://json-schema.org/draft/2020-12/schema#'}",
        "{'$defs': {'a': {}}, 'properties': {'x': {'$ref': '#/$defs/a'}}}",
        "{'$defs': {'a b': {}}, '$ref': '#/$defs/a%20b'}",
        "{'$defs': {'a': {'$anchor': 'here'}}, 'items': {'$ref': '#here'}}",
        "{'$id': 'https://example.com/s', 'properties': {'x': {'$ref': 'https://example.com/s'}}}",
        "{'$id': 'https://example.com/s', 'properties': {'x': {'$ref': 's#'}}}",
        "{'$defs': {'t': {'$id': 'tree', 'items': {'$ref': 'tree'}}}, '$ref': 'tree'}",
        "{'$dynamicAnchor': 'node', 'items': {'$dynamicRef': '#node'}}",
        "{'properties': {'next': {'$ref': '#'}}}",
        "{'properties': {'$ref': {'type': 'string'}, '$schema': {'type': 'string'}}}",
        "{'const': {'$ref': 'https://example.com/'}}",
        "{'enum': [{'$ref': '#/nowhere'}]}",
        "{'format': 'no-such-format'}",
        "{'unknown': {'$ref': '#/nowhere'}}",
      })
  void givenGoodSchema_whenRead_thenNothingIsWrong(String schema) throws Exception {
    assertEquals(Optional.empty(), DataSchema.flaw(json(schema)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "'string'",
        "[]",
        "null",
        "{'type': 'text'}",
        "{'type': 1}",
        "{'properties': []}",
        "{'minimum': '1'}",
        "{'pattern': '('}",
        "{'patternProperties': {'[': {}}}",
        "{'$schema': 'http://json-schema.org/draft-07/schema#'}",
        "{'properties': {'x': {'$schema': 'http://json-schema.org/draft-07/schema#'}}}",
        "{'$ref': 'https://example.com/other'}",
        "{'$ref': 'https://json-schema.org/draft/2020-12/schema'}",
        "{'$ref': '#/$defs/none'}",
        "{'$ref': '#none'}",
        "{'$ref': 'other.json'}",
        "{'$ref': 'file:///etc/passwd'}",
        "{'items': {'$dynamicRef': '#none'}}",
        "{'$dynamicRef': 'https://example.com/#meta'}",
        "{'allOf': [{'properties': {'x': {'$ref': '#/$defs/none'}}}]}",
        "{'$ref': '#'}",
        "{'allOf': [{'$ref': '#'}]}",
        "{'$defs': {'a': {'$ref': '#/$defs/b'}, 'b': {'not': {'$ref': '#/$defs/a'}}}, '$ref': '#/$defs/a'}",
        "{'$ref': '#/properties/%zz', 'properties': {}}",
      })
  void givenBadSchema_whenRead_thenItIsSaidWhy(String schema) throws Exception {
    assertTrue(DataSchema.flaw(json(schema)).isPresent());
  }

  @Test
  void givenSchemasNestedTooDeeply_whenRead_thenRefused() throws Exception {
    String deep = "{'items':".repeat(70) + "{}" + "}".repeat(70);
    assertTrue(DataSchema.flaw(json(deep)).isPresent());
  }

  @Test
  void givenData_whenJudged_thenEachBreachHasItsPlaceAndKeyword() throws Exception {
    DataSchema schema =
        DataSchema.of(
            json(
                "{'type': 'object', 'required': ['a', 'b'],"
                    + " 'properties': {'list': {'items': {'type': 'integer'}}}}"));
    List<Breach> breaches = schema.breaches(json("{'list': [1, 'x']}"));
    assertEquals(
        List.of(
            List.of("required", List.of()),
            List.of("required", List.of()),
            List.of("type", List.of("list", 1))),
        breaches.stream()
            .map(each -> List.of(each.keyword(), each.path()))
            .sorted((one, other) -> one.toString().compareTo(other.toString()))
            .toList());
    assertEquals(List.of(), schema.breaches(json("{'a': 1, 'b': null, 'list': [1]}")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'contains': {'type': 'string'}}|contains",
        "{'contains': {'type': 'string'}, 'minContains': 2}|minContains",
        "{'contains': {'type': 'integer'}, 'minContains': 0, 'maxContains': 0}|maxContains",
        "{'items': {'type': 'string'}}|type",
      })
  void givenList_whenJudged_thenTheKeywordIsTheSchemas(String schema, String keyword)
      throws Exception {
    assertEquals(
        List.of(keyword),
        DataSchema.of(json(schema)).breaches(json("[1]")).stream().map(Breach::keyword).toList());
  }

  @Test
  void givenPatternThatBacktracksForEver_whenJudged_thenGivenUpSoon() throws Exception {
    DataSchema schema = DataSchema.of(json("{'pattern': '^(a+)+$'}"));
    assertEquals(1, schema.breaches(json("'" + "a".repeat(40) + "!'")).size());
    assertEquals(0, schema.breaches(json("'" + "a".repeat(40) + "'")).size());
  }
}
