package dev.hookferry.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * What a process and all its children use, from {@code /proc} (Linux, proc(5)).
 *
 * @param pid of the parent: for PostgreSQL the postmaster
 */
record ProcessUse(long pid) {

  /** USER_HZ, the same on every Linux that Java runs on. */
  private static final double TICKS_PER_SECOND = 100;

  // Fields of /proc/pid/stat, counted from after the name, which may hold spaces.
  private static final int UTIME = 11;
  private static final int STIME = 12;
  private static final int CUTIME = 13;
  private static final int CSTIME = 14;

  /** Processor time of the process alone so far, in seconds. */
  double ownCpuSeconds() {
    return ticks(pid, UTIME, STIME) / TICKS_PER_SECOND;
  }

  /** Processor time of the process and all its children so far, in seconds. */
  double cpuSeconds() {
    return family().mapToLong(one -> ticks(one, UTIME, STIME, CUTIME, CSTIME)).sum()
        / TICKS_PER_SECOND;
  }

  /** Resident memory of the process alone, in MiB. */
  double residentMib() throws IOException {
    return statusKib("VmRSS:") / 1024.0;
  }

  /** The most resident memory that the process ever had, in MiB. */
  double peakMib() throws IOException {
    return statusKib("VmHWM:") / 1024.0;
  }

  private Stream<Long> family() {
    return Stream.concat(
        Stream.of(pid),
        ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants).map(ProcessHandle::pid));
  }

  private static long ticks(long pid, int... parts) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return Arrays.stream(parts).mapToLong(part -> Long.parseLong(fields[part])).sum();
    } catch (NoSuchFileException ended) {
      return 0;
    } catch (IOException e) {
      throw new IllegalStateException("pid " + pid, e);
    }
  }

  private long statusKib(String name) throws IOException {
    try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.replaceAll("\\D", ""))
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElseThrow();
    }
  }
}
