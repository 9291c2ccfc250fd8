package dev.hookferry.api.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.List;

/** Huma's queries: of a repeated parameter the first one counts, and nobody minds unknown ones. */
final class HumaQuery extends Huma {

  @Override
  public String ofRepeated(List<String> given) {
    return given.getFirst();
  }

  @Override
  public Values object(Shape shape, JsonNode json, Problems at) {
    Values values = new Values();
    shape.fields().forEach(field -> member(field, json, values, at));
    return values;
  }

  /** With a sign and leading zeros too. */
  @Override
  public BigInteger whole(JsonForm form, JsonNode input, Problems at) {
    try {
      return BigInteger.valueOf(Integer.parseInt(input.textValue()));
    } catch (NumberFormatException e) {
      return at.add(Violation.UNPARSABLE, input);
    }
  }
}
