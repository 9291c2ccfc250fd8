package dev.hookferry.arch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.arc.profile.IfBuildProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which package may import which: the table of the architecture, in its order. */
@AnalyzeClasses(packages = PackageRulesTest.ROOT, importOptions = DoNotIncludeTests.class)
class PackageRulesTest {

  static final String ROOT = "dev.hookferry";

  /** The packages that a rule speaks of; grows with the rules below. */
  private static final List<String> RULED = new ArrayList<>();

  /** What the surfaces know of the line: publishing, probing, circuits, ticks. */
  private static final Set<String> ENTRANCE =
      Set.of(
          "Intake",
          "PublishCommand",
          "PublishOutcome",
          "PublishScheduler",
          "Probe",
          "ProbeResult",
          "SentRequest",
          "SentRequests",
          "Circuits",
          "CircuitStatus",
          "Ticker",
          "TickRequest",
          "TickReport");

  @ArchTest static final ArchRule root = only("").imports("config", "embedded");

  @ArchTest static final ArchRule embedded = only("embedded").imports();

  @ArchTest static final ArchRule domain = only("domain..").imports("domain..");

  @ArchTest
  static final ArchRule domainRules =
      classes()
          .that()
          .resideInAPackage(ROOT + ".domain..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage("java..", "javax.crypto..", ROOT + ".domain.."))
          .allowEmptyShould(true);

  @ArchTest static final ArchRule config = only("config").imports("config", "domain..");

  @ArchTest static final ArchRule vault = only("vault").imports("vault", "domain..", "config");

  @ArchTest
  static final ArchRule envelope = only("envelope").imports("envelope", "domain..", "config");

  @ArchTest static final ArchRule notice = only("notice").imports("notice", "domain..", "config");

  @ArchTest static final ArchRule publish = step("publish").imports();
  @ArchTest static final ArchRule fanout = step("fanout").imports("flow.publish");

  @ArchTest static final ArchRule claim = step("claim").imports("flow.publish", "flow.fanout");

  @ArchTest
  static final ArchRule send = step("send").imports("flow.publish", "flow.fanout", "flow.claim");

  @ArchTest
  static final ArchRule record =
      step("record").imports("flow.publish", "flow.fanout", "flow.claim", "flow.send");

  @ArchTest
  static final ArchRule conductors =
      only("flow").imports("flow..", "job", "config", "domain..", "envelope", "notice");

  @ArchTest
  static final ArchRule pace = only("flow.pace").imports("flow.pace", "config", "domain..");

  @ArchTest
  static final ArchRule retention =
      only("flow.retention").imports("flow.retention", "config", "domain..");

  @ArchTest
  static final ArchRule registry =
      only("registry..").imports("registry..", "domain..", "vault", "config", "notice..");

  @ArchTest
  static final ArchRule history =
      only("history..").imports("history..", "domain..", "vault", "config", "notice");

  @ArchTest
  static final ArchRule job =
      only("job..").imports("job..", "domain..", "vault", "config", "notice..");

  @ArchTest
  static final ArchRule apiKit =
      only("api.kit..").imports("api.kit..", "registry..", "domain..", "config", "notice");

  @ArchTest static final ArchRule session = surface("session");
  @ArchTest static final ArchRule target = surface("target");
  @ArchTest static final ArchRule device = surface("device");
  @ArchTest static final ArchRule user = surface("user");
  @ArchTest static final ArchRule account = surface("account");
  @ArchTest static final ArchRule svix = surface("svix");
  @ArchTest static final ArchRule tick = surface("tick");

  @ArchTest
  static final ArchRule web =
      only("web..")
          .imports(
              "web..",
              "registry..",
              "history..",
              "job..",
              "notice",
              "flow",
              "envelope",
              "domain..",
              "config");

  @ArchTest static final ArchRule ops = only("ops..").imports("ops..", "config");

  @ArchTest
  static final ArchRule demo = only("demo..").imports("demo..", "registry..", "domain..", "config");

  @ArchTest
  static final ArchRule demoOfDevModeAlone =
      classes()
          .that()
          .resideInAPackage(ROOT + ".demo..")
          .and()
          .areAnnotatedWith(describe("a scope or a path", PackageRulesTest::makesABean))
          .should()
          .beAnnotatedWith(describe("the dev profile", PackageRulesTest::isOfDevMode));

  // Constants, as the names of metrics are, leave no trace in whoever uses them.
  @ArchTest static final ArchRule demoForNobody = seenBy("demo..");
  @ArchTest static final ArchRule opsForNobody = seenBy("ops..");
  @ArchTest static final ArchRule webForNobody = seenBy("web..");
  @ArchTest static final ArchRule apiForNobody = seenBy("api..");
  @ArchTest static final ArchRule embeddedForMain = seenBy("embedded", "");

  @ArchTest
  static final ArchRule surfacesSeeTheEntranceAlone =
      classes()
          .that()
          .resideInAnyPackage(ROOT + ".api..", ROOT + ".web..")
          .should()
          .onlyDependOnClassesThat(
              resideOutsideOfPackages(ROOT + ".flow..")
                  .or(describe("entrance", PackageRulesTest::isEntrance)));

  @ArchTest
  static final ArchRule everyPackageIsRuled =
      classes().should().resideInAnyPackage(RULED.toArray(String[]::new));

  @ArchTest static final ArchRule noDefaults = NoDefaultsTest.noDefaults;

  @ArchTest
  static final ArchRule noCycles =
      slices().matching(ROOT + ".(**)").should().beFreeOfCycles().allowEmptyShould(true);

  private static Importer step(String name) {
    RULED.add(Importer.full("flow." + name));
    return new Importer(
        new String[] {"flow." + name},
        "flow." + name,
        "domain..",
        "vault",
        "config",
        "envelope",
        "notice");
  }

  private static ArchRule surface(String name) {
    String own = "api." + name + "..";
    return only(own)
        .imports(
            own,
            "api.kit..",
            "flow",
            "registry..",
            "history..",
            "job..",
            "notice",
            "envelope",
            "domain..",
            "config");
  }

  private static boolean isEntrance(JavaClass used) {
    String outermost = used.getName().replaceFirst("\\$.*", "");
    return outermost.startsWith(ROOT + ".flow.")
        && ENTRANCE.contains(outermost.substring((ROOT + ".flow.").length()));
  }

  private static boolean makesABean(JavaAnnotation<?> annotation) {
    String name = annotation.getRawType().getName();
    return Stream.of("jakarta.enterprise.", "jakarta.inject.", "jakarta.ws.")
        .anyMatch(name::startsWith);
  }

  private static boolean isOfDevMode(JavaAnnotation<?> annotation) {
    return annotation.getRawType().isEquivalentTo(IfBuildProfile.class)
        && annotation.get("value").filter("dev"::equals).isPresent();
  }

  /** None but these packages may import the first one, which itself may. */
  private static ArchRule seenBy(String... packages) {
    String[] allowed = Stream.of(packages).map(Importer::full).toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage(allowed[0])
        .should()
        .onlyHaveDependentClassesThat()
        .resideInAnyPackage(allowed)
        .allowEmptyShould(true);
  }

  private static Importer only(String... packages) {
    Stream.of(packages).map(Importer::full).forEach(RULED::add);
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
