package dev.hookferry.domain.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventPatternTest {

  @ParameterizedTest
  @CsvSource({
    "*,         vm,              true",
    "*,         vm.created,      true",
    "*,         vm.disk.full,    true",
    "vm.*,      vm.created,      true",
    "vm.*,      vm.disk.full,    true",
    "vm.*,      vm,              false",
    "vm.*,      vms.created,     false",
    "vm,        vm,              true",
    "vm,        vm.created,      false",
    "vm.disk,   vm.disk,         true",
    "vm.disk,   vm.Disk,         false",
    "*.created, vm.created,      true",
    "*.created, created,         false",
    "*.created, vm.disk.created, false",
    "vm.*.full, vm.disk.full,    true",
    "vm.*.full, vm.full,         false",
    "vm.*.full, vm.a.b.full,     false",
    "*.*,       vm,              false",
    "*.*,       vm.created,      true",
    "*.*,       vm.disk.full,    true",
    "vm.c*,     vm.created,      false",
    "vm.c*,     vm.c*,           true",
    "v.,        v,               false",
  })
  void givenPatternAndType_whenMatched_thenAsListed(String pattern, String type, boolean matches) {
    assertEquals(matches, new EventPattern(pattern).matches(type));
  }
}
