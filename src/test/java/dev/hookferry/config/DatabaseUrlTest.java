package dev.hookferry.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

  @ParameterizedTest
  @CsvSource({
    "postgresql://u:p@db:6432/hooks, u, p, db:6432/hooks",
    "postgres://u:p@db/hooks, u, p, db:5432/hooks",
    "postgresql://u@db/hooks, u, '', db:5432/hooks",
    "postgresql://u%40x:a%2Fb%3A%25+c@my_db/hooks, u@x, a/b:%+c, my_db:5432/hooks",
    "postgresql://u:p@[::1]:5432/hooks, u, p, [::1]:5432/hooks",
    "postgresql://u:p@db/hooks?sslmode=require&application_name=x, u, p, db:5432/hooks?sslmode=require&application_name=x",
  })
  void givenUrl_whenRead_thenItsParts(String url, String user, String password, String server) {
    assertEquals(new DatabaseUrl(user, password, server), DatabaseUrl.parse(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "jdbc:postgresql://db/hooks?password=hunter2",
        "mysql://u:hunter2@db/hooks",
        "postgresql://u:hunter2@db",
        "postgresql://u:hunter2@db/",
        "postgresql://u:hunter2@a,b/hooks",
        "postgresql://u:hunter2@x@db/hooks",
        "postgresql://u:hunter2/x@db/hooks",
        "postgresql://u:hunter2%zz@db/hooks",
        "postgresql://db/hooks",
      })
  void givenUnreadableUrl_whenRead_thenSaysWhatIsExpectedAndNoPassword(String url) {
    var refused = assertThrows(IllegalArgumentException.class, () -> DatabaseUrl.parse(url));

    assertEquals(0, refused.getMessage().indexOf("HOOKFERRY_DATABASE_URL cannot be read"));
    assertFalse(refused.getMessage().contains("hunter2"));
  }

  @Test
  void givenUrl_whenPrinted_thenNoPassword() {
    assertEquals(
        "postgresql://u:…@db:5432/hooks",
        DatabaseUrl.parse("postgresql://u:hunter2@db/hooks").toString());
  }

  @Test
  void givenParameters_whenAskedForOne_thenDecoded() {
    DatabaseUrl url =
        DatabaseUrl.parse("postgresql://u:p@h/d?sslmode=verify-full&sslrootcert=%2Fa%20b.pem");
    assertEquals(Optional.of("verify-full"), url.parameter("sslmode"));
    assertEquals(Optional.of("/a b.pem"), url.parameter("sslrootcert"));
    assertEquals(Optional.empty(), url.parameter("ssl"));
  }
}
