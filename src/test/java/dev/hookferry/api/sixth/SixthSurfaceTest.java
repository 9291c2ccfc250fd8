package dev.hookferry.api.sixth;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dev.hookferry.support.ReceivedRequest;
import dev.hookferry.support.ScriptedReceiver;
import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** One more surface: this folder is all that it took. */
@QuarkusTest
class SixthSurfaceTest {

  @Test
  void givenAWebhookOfTheSixthSurface_whenAnEventIsPublished_thenItArrivesInItsShape() {
    TestAccount account = TestAccount.create();
    try (ScriptedReceiver receiver = ScriptedReceiver.start().answers(204)) {
      given()
          .header("Authorization", "Token " + account.adminKey())
          .body(receiver.url())
          .post("/sixth/hooks")
          .then()
          .statusCode(200);

      account.publish("invoice.paid", "{\"amount\": 1.50}");

      ReceivedRequest request = receiver.next();
      assertEquals("{\"amount\": 1.50}", request.text());
      assertEquals("invoice.paid", request.header("X-Sixth-Type"));
    }
  }

  @Test
  void givenNoKey_whenCalled_thenItRefusesInItsOwnWords() {
    given()
        .body("http://localhost/")
        .post("/sixth/hooks")
        .then()
        .statusCode(401)
        .body(equalTo("alas: Unauthenticated"));
  }

  @Test
  void givenTheRestOfTheCode_whenLookedThrough_thenNothingKnowsIt() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackage("dev.hookferry.api.sixth..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.hookferry.api.sixth..")
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
                .importPackages("dev.hookferry"));
  }
}
