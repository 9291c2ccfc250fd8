package dev.hookferry.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Machines whose digits, letters, calendars and zones are not those of a protocol. */
class PinnedDefaultsTest {

  private final Locale locale = Locale.getDefault();
  private final TimeZone zone = TimeZone.getDefault();

  @AfterEach
  void restore() {
    Locale.setDefault(locale);
    TimeZone.setDefault(zone);
  }

  @ParameterizedTest
  @CsvSource({
    "fa-IR, Asia/Tehran",
    "ar-EG, Africa/Cairo",
    "bn-BD, Asia/Dhaka",
    "ne-NP, Asia/Kathmandu",
    "mr-IN, Asia/Kolkata",
    "my-MM, Asia/Yangon",
    "th-TH-u-ca-buddhist-nu-thai, Asia/Bangkok",
    "tr-TR, Europe/Istanbul",
    "az-AZ, America/Coyhaique",
    "lt-LT, Pacific/Kiritimati",
  })
  void givenMachineOfACountry_whenPinned_thenTextIsAsEverywhere(String tag, String zoneName) {
    Locale.setDefault(Locale.forLanguageTag(tag));
    TimeZone.setDefault(TimeZone.getTimeZone(zoneName));

    PinnedDefaults.pin();

    assertEquals("-1234567 1.5", String.format("%d %.1f", -1234567, 1.5));
    assertEquals("id title", "ID TITLE".toLowerCase());
    assertEquals("INVOICE", "invoice".toUpperCase());
    assertEquals(
        "31 Dec 2026",
        DateTimeFormatter.ofPattern("d MMM uuuu").format(LocalDate.of(2026, 12, 31)));
    assertEquals("UTC", ZoneId.systemDefault().getId());
    assertEquals(
        LocalDate.ofEpochDay(0), LocalDate.ofInstant(Instant.EPOCH, ZoneId.systemDefault()));
  }
}
