package dev.hookferry.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SqlTest {

  @Test
  void givenPiecesWithValues_whenAdded_thenParametersAreNumberedInOrder() {
    Sql sql = new Sql().add("WHERE a = ? AND b = ?", 1, "x").andIf(Optional.of(2L), "c < ?");
    assertEquals("WHERE a = $1 AND b = $2\nAND c < $3\n", sql.text());
    assertEquals(3, sql.parameters().size());
    assertEquals(2L, sql.parameters().getValue(2));
  }

  @Test
  void givenNoValue_whenAdded_thenNothing() {
    assertEquals("", new Sql().andIf(Optional.empty(), "c < ?").text());
  }

  @Test
  void givenATextThatNoRowCanHold_whenAdded_thenNoRowFits() {
    assertEquals("AND false\n", new Sql().andIf(Optional.of("a\0"), "c = ?").text());
  }

  @Test
  void givenMoreOrFewerValuesThanPlaces_whenAdded_thenRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Sql().add("a = ?", 1, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> new Sql().add("a = ?"));
  }
}
