package dev.hookferry.api.account;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scopes: put, shown, listed, deleted with their endpoints. */
@QuarkusTest
class ScopesResourceTest {

  private static final String PATH = "/v1/webhooks/scopes";

  private TestAccount account;

  @BeforeEach
  void setUp() {
    account = TestAccount.create();
  }

  @ParameterizedTest
  @ValueSource(strings = {"session", "target", "user", "device"})
  void givenKind_whenPutTwice_thenMadeAndThenThere(String kind) {
    String path = PATH + "/" + kind + "/a b-1.é";
    String createdAt =
        account
            .admin()
            .put(path)
            .then()
            .statusCode(201)
            .body("kind", is(kind))
            .body("id", is("a b-1.é"))
            .body("created_at", matchesPattern("20.*Z"))
            .extract()
            .path("created_at");
    account.admin().put(path).then().statusCode(200).body("created_at", is(createdAt));
    account.admin().get(path).then().statusCode(200).body("created_at", is(createdAt));
  }

  @Test
  void givenBadScopes_whenPut_thenInvalid() {
    account
        .admin()
        .put(PATH + "/planet/x")
        .then()
        .statusCode(422)
        .body("detail[0].loc", contains("path", "kind"));
    account.admin().put(PATH + "/account/x").then().statusCode(422);
    account
        .admin()
        .put(PATH + "/user/" + "x".repeat(256))
        .then()
        .statusCode(422)
        .body("detail[0].type", is("string_too_long"));
    account.admin().urlEncodingEnabled(false).put(PATH + "/user/%00").then().statusCode(422);
  }

  @Test
  void givenScopes_whenListed_thenPagedAndByKind() {
    account.withScope("session", "a").withScope("session", "b").withScope("target", "c");
    account
        .admin()
        .get(PATH + "?kind=session")
        .then()
        .statusCode(200)
        .body("data.id", contains("b", "a"));
    List<String> seen = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      var page = account.admin().get(PATH + "?limit=2" + cursor).then().statusCode(200).extract();
      seen.addAll(page.<List<String>>path("data.id"));
      String next = page.path("next_cursor");
      cursor = next == null ? null : "&cursor=" + next;
    }
    assertEquals(5, seen.size(), seen.toString());
    assertThat(seen, hasItems("a", "b", "c", "default"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "AAAA", "MjAyNi0wMS0wMVQwMDowMDowMFogYWNjb3VudCB4", "%00"})
  void givenBadCursor_whenListed_thenInvalid(String cursor) {
    account
        .admin()
        .get(PATH + "?cursor=" + cursor)
        .then()
        .statusCode(422)
        .body("detail[0].loc", contains("query", "cursor"));
  }

  @Test
  void givenScope_whenDeleted_thenItsEndpointsGoToo() {
    account.withScope("session", "s");
    account.endpoint("https://example.com", Map.of("scope", Map.of("kind", "session", "id", "s")));
    account.admin().delete(PATH + "/session/s").then().statusCode(204);
    account.admin().delete(PATH + "/session/s").then().statusCode(404);
    account.admin().get(PATH + "/session/s").then().statusCode(404);
    account.admin().get(EndpointsResourceTest.PATH).then().body("", hasSize(0));
  }

  @Test
  void givenRoles_whenScopesAreManaged_thenPublishersMayAndMembersNot() {
    String member = account.key("member");
    String publisher = account.key("publisher");
    TestAccount.as(member).put(PATH + "/user/u").then().statusCode(403);
    TestAccount.as(member).put(PATH + "/planet/u").then().statusCode(403);
    TestAccount.as(member).get(PATH).then().statusCode(403);
    TestAccount.as(publisher).put(PATH + "/user/u").then().statusCode(201);
    TestAccount.as(publisher).delete(PATH + "/user/u").then().statusCode(204);
  }
}
