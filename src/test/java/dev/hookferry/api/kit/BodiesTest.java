package dev.hookferry.api.kit;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies as bytes: JSON, parts of it, forms. */
class BodiesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "null", " [1]\n", "1.10", "123456789012345678901234567890", "\"\\u0000\""})
  void givenJson_whenParsed_thenWrittenAgainAsItWas(String text) {
    var body = assertInstanceOf(Body.Parsed.class, JsonBodies.parse(text.getBytes(UTF_8)));
    assertEquals(text.strip(), body.json().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{|1", "{\"é\": x}|6", "[1,]|3", "{\"a\":1,\"a\":2}|10", "{} x|3", "' '|1"})
  void givenNoJson_whenParsed_thenTellsWhere(String text, int position) {
    var body = assertInstanceOf(Body.Malformed.class, JsonBodies.parse(text.getBytes(UTF_8)));
    assertEquals(position, body.position(), body.message());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\": [|unexpected end at position 7",
        "{\"a\": 1, \"a\": 2}|duplicate key at position 12",
        "{} {}|more than one value at position 3",
        "{\"a\": x}|unexpected text at position 6",
        "{\"a\": NaN}|unexpected text at position 9",
        "{\"a\": \"|unexpected end at position 7"
      })
  void givenNoJson_whenParsed_thenSaysWhatInOurWords(String text, String message) {
    var body = assertInstanceOf(Body.Malformed.class, JsonBodies.parse(text.getBytes(UTF_8)));
    assertEquals(message, body.message());
  }

  @Test
  void givenNothing_whenParsed_thenEmpty() {
    assertInstanceOf(Body.Empty.class, JsonBodies.parse(new byte[0]));
    assertInstanceOf(Body.Empty.class, JsonBodies.parse(null));
  }

  @Test
  void givenAnotherEncoding_whenParsed_thenMalformed() {
    assertInstanceOf(Body.Malformed.class, JsonBodies.parse("{}".getBytes(UTF_16LE)));
    assertInstanceOf(Body.Malformed.class, JsonBodies.parse(new byte[] {'"', (byte) 0xC0, '"'}));
  }

  @Test
  void givenDepth_whenBeyond64_thenMalformed() {
    assertInstanceOf(Body.Parsed.class, JsonBodies.parse(nested(64)));
    var tooDeep = assertInstanceOf(Body.Malformed.class, JsonBodies.parse(nested(65)));
    assertEquals("nested too deep or too long", tooDeep.message());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{ \"b\" : [ 1 ] }", "\"é\\\"}\"", "1.500", "-0", "null", "true", "[[], {}]"})
  void givenMember_whenCut_thenItsBytesExactly(String value) {
    byte[] object =
        ("\uFEFF{\"x\":{\"data\":0}, \"data\" :  " + value + " , \"y\":1}").getBytes(UTF_8);
    assertEquals(value, text(RawJson.member(object, "data")));
    byte[] array = ("[{\"data\":" + value + "},{}, 1, [{\"data\":2}]]").getBytes(UTF_8);
    assertEquals(
        List.of(value, "none", "none", "none"), cut(array).stream().map(BodiesTest::text).toList());
    assertEquals(List.of(value), cut(object).stream().map(BodiesTest::text).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "{\"a\":1,\"a\":2}", "{} {}", " ", "{\"data\":03}", "[{}", "{\"data\":\"x}"})
  void givenMalformedJson_whenParsedWithAMemberCut_thenTheSameIsSaid(String json) {
    byte[] bytes = json.getBytes(UTF_8);
    assertEquals(JsonBodies.parse(bytes), JsonBodies.parse(bytes, "data", new ArrayList<>()));
  }

  private static List<Optional<byte[]>> cut(byte[] json) {
    List<Optional<byte[]>> values = new ArrayList<>();
    var cut = assertInstanceOf(Body.Parsed.class, JsonBodies.parse(json, "data", values));
    assertEquals(JsonBodies.parse(json), cut);
    return values;
  }

  @ParameterizedTest
  @CsvSource({"3,3", "3.0,3", "3e0,3", "30E-1,3", "0.0,0", "-7.00,-7", "1e3,1000"})
  void givenWholeNumber_whenRead_thenItsValue(String text, BigInteger value) {
    assertEquals(Optional.of(value), WholeNumbers.of(number(text)));
  }

  @Test
  void givenHugeExponent_whenRead_thenStillFarOutOfBounds() {
    assertTrue(WholeNumbers.of(number("1e999999999")).orElseThrow().bitLength() > 1000);
    assertTrue(WholeNumbers.of(number("-1e999999999")).orElseThrow().signum() < 0);
    assertEquals(Optional.empty(), WholeNumbers.of(number("1e-999999999")));
  }

  @Test
  void givenFraction_whenRead_thenEmpty() {
    assertEquals(Optional.empty(), WholeNumbers.of(number("3.5")));
    assertEquals(Optional.of(BigInteger.TWO), WholeNumbers.of(IntNode.valueOf(2)));
    assertEquals(
        Optional.of(BigInteger.TEN), WholeNumbers.of(BigIntegerNode.valueOf(BigInteger.TEN)));
  }

  @Test
  void givenForms_whenParsed_thenFieldsInOrder() {
    assertEquals(
        Optional.of(Map.of("b", List.of("1", "2 ü"), "a", List.of(""))),
        Forms.parse("Application/X-www-Form-Urlencoded", "b=1&a=&b=2+%C3%BC".getBytes(UTF_8)));
    assertEquals(Optional.empty(), Forms.parse("multipart/form-data", "b=1".getBytes(UTF_8)));
    assertEquals(Optional.empty(), Forms.parse("text/plain", new byte[0]));
  }

  @Test
  void givenMultipartInAnyCase_whenParsed_thenFieldsByItsBoundary() {
    String part = "--Xy\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--Xy--\r\n";
    assertEquals(
        Optional.of(Map.of("a", List.of("1"))),
        Forms.parse("Multipart/Form-Data; boundary=Xy", part.getBytes(UTF_8)));
  }

  private static com.fasterxml.jackson.databind.JsonNode number(String text) {
    return ((Body.Parsed) JsonBodies.parse(text.getBytes(UTF_8))).json();
  }

  private static String text(Optional<byte[]> bytes) {
    return bytes.map(value -> new String(value, UTF_8)).orElse("none");
  }

  private static byte[] nested(int depth) {
    return ("[".repeat(depth) + "]".repeat(depth)).getBytes(UTF_8);
  }
}
