package dev.hookferry.arch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ByteArrayOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Collator;
import java.text.DateFormat;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.text.SimpleDateFormat;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Calendar;
import java.util.Date;
import java.util.Formatter;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Scanner;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No text depends on the locale, the time zone or the charset that the machine happens to have:
 * whoever writes or reads one names them.
 */
class NoDefaultsTest {

  private static final String NEW = "<init>";

  /** What takes a default of the machine where it is given none of {@link #NAMED}. */
  private static final Map<Class<?>, Set<String>> ASKING =
      Map.ofEntries(
          entry(
              String.class,
              Set.of("format", "formatted", "toLowerCase", "toUpperCase", "getBytes")),
          entry(Formatter.class, Set.of(NEW, "format")),
          entry(PrintStream.class, Set.of(NEW, "printf", "format")),
          entry(PrintWriter.class, Set.of(NEW, "printf", "format")),
          entry(InputStreamReader.class, Set.of(NEW)),
          entry(OutputStreamWriter.class, Set.of(NEW)),
          entry(FileReader.class, Set.of(NEW)),
          entry(FileWriter.class, Set.of(NEW)),
          entry(Scanner.class, Set.of(NEW)),
          entry(ByteArrayOutputStream.class, Set.of("toString")),
          entry(Process.class, Set.of("inputReader", "errorReader", "outputWriter")),
          entry(URLEncoder.class, Set.of("encode")),
          entry(URLDecoder.class, Set.of("decode")),
          entry(Charset.class, Set.of("defaultCharset")),
          entry(Locale.class, Set.of("getDefault")),
          entry(
              DateTimeFormatter.class,
              Set.of("ofPattern", "ofLocalizedDate", "ofLocalizedTime", "ofLocalizedDateTime")),
          entry(DateTimeFormatterBuilder.class, Set.of("toFormatter")),
          entry(
              DateFormat.class,
              Set.of("getInstance", "getDateInstance", "getTimeInstance", "getDateTimeInstance")),
          entry(SimpleDateFormat.class, Set.of(NEW)),
          entry(
              NumberFormat.class,
              Set.of(
                  "getInstance",
                  "getNumberInstance",
                  "getIntegerInstance",
                  "getPercentInstance",
                  "getCurrencyInstance",
                  "getCompactNumberInstance")),
          entry(DecimalFormat.class, Set.of(NEW)),
          entry(DecimalFormatSymbols.class, Set.of(NEW, "getInstance")),
          entry(MessageFormat.class, Set.of(NEW, "format")),
          entry(Collator.class, Set.of("getInstance")),
          entry(ZoneId.class, Set.of("systemDefault")),
          entry(TimeZone.class, Set.of("getDefault")),
          entry(Clock.class, Set.of("systemDefaultZone")),
          entry(Calendar.class, Set.of("getInstance")),
          entry(GregorianCalendar.class, Set.of(NEW)),
          entry(Date.class, Set.of("toString", "toLocaleString", "parse")),
          entry(LocalDate.class, Set.of("now")),
          entry(LocalTime.class, Set.of("now")),
          entry(LocalDateTime.class, Set.of("now")),
          entry(OffsetDateTime.class, Set.of("now")),
          entry(ZonedDateTime.class, Set.of("now")),
          entry(Year.class, Set.of("now")),
          entry(YearMonth.class, Set.of("now")));

  private static final Set<Class<?>> NAMED =
      Set.of(
          Locale.class,
          ZoneId.class,
          TimeZone.class,
          Clock.class,
          Charset.class,
          DecimalFormatSymbols.class);

  /** Checked with the rules on packages. */
  static final ArchRule noDefaults =
      noClasses()
          .should()
          .accessTargetWhere(
              describe("takes a default of the machine", NoDefaultsTest::takesADefault));

  /** Loggers have no form with a locale. */
  private static final Pattern LOGGED_NUMBER =
      Pattern.compile(
          "\\bLOG\\.\\w+f\\([^;]*?%[\\d$+,. (#-]*[dxXofeEgGtT]", Pattern.CASE_INSENSITIVE);

  @Test
  void givenSources_whenTheyLogNumbers_thenAsTheirOwnText() throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
      List<Path> wrong =
          sources
              .filter(file -> file.toString().endsWith(".java"))
              .filter(NoDefaultsTest::logsANumber)
              .toList();

      assertTrue(
          wrong.isEmpty(),
          () -> "%d in a log line is written in the machine's digits, %s is not: " + wrong);
    }
  }

  @Test
  void givenNumberInALogLine_whenLookedFor_thenFound() {
    assertTrue(LOGGED_NUMBER.matcher("LOG.infof(\n  \"delivery=%s attempt=%3d\", id, 1);").find());
    assertTrue(
        !LOGGED_NUMBER.matcher("LOG.infof(\"count=%s\", 1); format(ROOT, \"%d\", 1)").find());
  }

  @ParameterizedTest
  @ValueSource(classes = {Formats.class, Refers.class, Reads.class, Dates.class})
  void givenClassThatTakesADefault_whenChecked_thenRefused(Class<?> wrong) {
    assertThrows(
        AssertionError.class, () -> noDefaults.check(new ClassFileImporter().importClasses(wrong)));
  }

  @Test
  void givenClassThatNamesWhatItTakes_whenChecked_thenFine() {
    noDefaults.check(new ClassFileImporter().importClasses(Names.class));
  }

  private static boolean takesADefault(JavaAccess<?> access) {
    return access.getTarget() instanceof CodeUnitAccessTarget called
        && (asks(called) || decodes(called))
        && called.getRawParameterTypes().stream()
            .noneMatch(parameter -> NAMED.stream().anyMatch(parameter::isAssignableTo));
  }

  private static boolean asks(CodeUnitAccessTarget called) {
    return ASKING.entrySet().stream()
        .anyMatch(
            asking ->
                called.getOwner().isEquivalentTo(asking.getKey())
                    && asking.getValue().contains(called.getName()));
  }

  private static boolean decodes(CodeUnitAccessTarget called) {
    return called.getOwner().isEquivalentTo(String.class)
        && called.getName().equals(NEW)
        && called.getRawParameterTypes().stream()
            .anyMatch(type -> type.isEquivalentTo(byte[].class));
  }

  private static boolean logsANumber(Path source) {
    try {
      return LOGGED_NUMBER.matcher(Files.readString(source)).find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Formats {
    String text(int number) {
      return "%d".formatted(number);
    }
  }

  private static final class Refers {
    UnaryOperator<String> lower() {
      return String::toLowerCase;
    }
  }

  private static final class Reads {
    InputStreamReader text(InputStream bytes) {
      return new InputStreamReader(bytes);
    }
  }

  private static final class Dates {
    LocalDate today() {
      return LocalDate.now();
    }
  }

  private static final class Names {
    String text(byte[] bytes, int number, Clock clock) {
      String text = new String(bytes, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
      return String.format(Locale.ROOT, "%s %d %s", text, number, LocalDate.now(clock));
    }
  }
}
