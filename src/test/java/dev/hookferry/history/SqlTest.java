package dev.hookferry.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.config.Statements;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SqlTest {

  @Test
  void givenPiecesWithValues_whenAdded_thenParametersAreNumberedInOrder() {
    Sql sql = new Sql().add("WHERE a = ? AND b = ?", 1, "x").andIf(Optional.of(2L), "c < ?");
    assertEquals("WHERE a = $1 AND b = $2\nAND c < $3\n", text(sql));
    assertEquals(3, sql.parameters().size());
    assertEquals(2L, sql.parameters().getValue(2));
  }

  @Test
  void givenNoValue_whenAdded_thenNothing() {
    assertEquals("", text(new Sql().andIf(Optional.empty(), "c < ?")));
  }

  @Test
  void givenATextThatNoRowCanHold_whenAdded_thenNoRowFits() {
    assertEquals("AND false\n", text(new Sql().andIf(Optional.of("a\0"), "c = ?")));
  }

  @Test
  void givenMoreOrFewerValuesThanPlaces_whenAdded_thenRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Sql().add("a = ?", 1, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> new Sql().add("a = ?"));
  }

  /** Without what asks for it to be planned anew. */
  private static String text(Sql sql) {
    assertTrue(sql.text().startsWith(Statements.ANEW));
    return sql.text().substring(Statements.ANEW.length());
  }
}
