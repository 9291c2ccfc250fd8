package dev.hookferry.arch;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/** Which package may import which: the table of the architecture, in its order. */
@AnalyzeClasses(packages = PackageRulesTest.ROOT, importOptions = DoNotIncludeTests.class)
class PackageRulesTest {

  static final String ROOT = "dev.hookferry";

  @ArchTest static final ArchRule root = only("").imports("config", "embedded");

  @ArchTest static final ArchRule embedded = only("embedded").imports();

  @ArchTest static final ArchRule domain = only("domain..").imports("domain..");

  @ArchTest
  static final ArchRule domainRules =
      classes()
          .that()
          .resideInAPackage(ROOT + ".domain..")
          .and()
          .resideOutsideOfPackage(ROOT + ".domain.model..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage("java..", "javax.crypto..", ROOT + ".domain.."))
          .allowEmptyShould(true);

  @ArchTest static final ArchRule config = only("config").imports("config", "domain..");

  @ArchTest static final ArchRule vault = only("vault").imports("vault", "domain..", "config");

  @ArchTest static final ArchRule publish = step("publish").imports();
  @ArchTest static final ArchRule fanout = step("fanout").imports("flow.publish");

  @ArchTest static final ArchRule claim = step("claim").imports("flow.publish", "flow.fanout");

  @ArchTest
  static final ArchRule send = step("send").imports("flow.publish", "flow.fanout", "flow.claim");

  @ArchTest
  static final ArchRule record =
      step("record").imports("flow.publish", "flow.fanout", "flow.claim", "flow.send");

  @ArchTest static final ArchRule conductors = only("flow").imports("flow..", "config", "domain..");

  @ArchTest
  static final ArchRule pace = only("flow.pace").imports("flow.pace", "config", "domain..");

  @ArchTest
  static final ArchRule retention =
      only("flow.retention").imports("flow.retention", "config", "domain..");

  @ArchTest
  static final ArchRule registry =
      only("registry..").imports("registry..", "domain..", "vault", "config");

  @ArchTest
  static final ArchRule history =
      only("history..").imports("history..", "domain..", "vault", "config");

  @ArchTest
  static final ArchRule apiShared =
      only("api.shared..").imports("api.shared..", "registry..", "domain..", "config");

  @ArchTest static final ArchRule session = surface("session");
  @ArchTest static final ArchRule target = surface("target");
  @ArchTest static final ArchRule device = surface("device");
  @ArchTest static final ArchRule user = surface("user");
  @ArchTest static final ArchRule account = surface("account");
  @ArchTest static final ArchRule tick = surface("tick");

  @ArchTest
  static final ArchRule dashboard =
      only("dashboard..").imports("dashboard..", "history..", "registry..", "domain..");

  @ArchTest
  static final ArchRule noCycles =
      slices().matching(ROOT + ".(**)").should().beFreeOfCycles().allowEmptyShould(true);

  private static Importer step(String name) {
    return new Importer(
        new String[] {"flow." + name}, "flow." + name, "domain..", "vault", "config");
  }

  private static ArchRule surface(String name) {
    String own = "api." + name + "..";
    return only(own)
        .imports(own, "api.shared..", "flow", "registry..", "history..", "domain..", "config");
  }

  private static Importer only(String... packages) {
    return new Importer(packages);
  }

  /** Packages under a rule, and what they may import in any case. */
  private record Importer(String[] packages, String... always) {

    ArchRule imports(String... others) {
      String[] allowed =
          Stream.of(packages, always, others)
              .flatMap(Stream::of)
              .map(Importer::full)
              .toArray(String[]::new);
      return classes()
          .that()
          .resideInAnyPackage(Stream.of(packages).map(Importer::full).toArray(String[]::new))
          .should()
          .onlyDependOnClassesThat(
              resideOutsideOfPackages(ROOT + "..").or(resideInAnyPackage(allowed)))
          .allowEmptyShould(true);
    }

    private static String full(String name) {
      return name.isEmpty() ? ROOT : ROOT + "." + name;
    }
  }
}
