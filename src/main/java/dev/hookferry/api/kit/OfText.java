package dev.hookferry.api.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** Strict reading of texts: a whole number is written in one way only. */
final class OfText implements Coercion {

  private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,18}");

  @Override
  public String query() {
    return "query";
  }

  @Override
  public BigInteger whole(JsonForm form, JsonNode input, Problems at) {
    return WHOLE.matcher(input.textValue()).matches()
        ? new BigInteger(input.textValue())
        : at.wrongType("integer", input);
  }
}
