package dev.hookferry.api.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** Whole numbers in JSON, where 3.0 and 3e0 are as whole as 3. */
public final class WholeNumbers {

  /** Far beyond every bound, and short enough that 1e999999999 is never written out. */
  private static final int MAX_DIGITS = 400;

  private WholeNumbers() {}

  /** The number, or empty where the node is no number or has a fraction. */
  public static Optional<BigInteger> of(JsonNode node) {
    if (node.isIntegralNumber()) {
      return Optional.of(node.bigIntegerValue());
    }
    return node.isNumber() ? of(node.decimalValue()) : Optional.empty();
  }

  private static Optional<BigInteger> of(BigDecimal number) {
    if (number.signum() == 0) {
      return Optional.of(BigInteger.ZERO);
    }
    BigDecimal shortest = number.stripTrailingZeros();
    if (shortest.scale() > 0) {
      return Optional.empty();
    }
    if ((long) shortest.precision() - shortest.scale() > MAX_DIGITS) {
      return Optional.of(
          BigInteger.TEN.pow(MAX_DIGITS).multiply(BigInteger.valueOf(number.signum())));
    }
    return Optional.of(shortest.toBigIntegerExact());
  }
}
