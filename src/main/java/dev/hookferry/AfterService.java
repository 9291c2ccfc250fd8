package dev.hookferry;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.LaunchMode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Closes what the service needs until its last moment, then ends the process. The hooks that the
 * JVM runs at its end run side by side, so ours waits until the framework's has done its work.
 */
final class AfterService {

  private static final long LONGEST_SHUTDOWN_SECONDS = 90;

  private AfterService() {}

  static void close(AutoCloseable resource) {
    if (LaunchMode.current().isDevOrTest()) {
      atExit(() -> closeQuietly(resource));
    } else {
      CompletableFuture<Integer> stopped = exitCode();
      atExit(() -> closeAfter(stopped, resource));
    }
  }

  private static void atExit(Runnable action) {
    Runtime.getRuntime().addShutdownHook(new Thread(action, "after-service"));
  }

  private static CompletableFuture<Integer> exitCode() {
    CompletableFuture<Integer> stopped = new CompletableFuture<>();
    BiConsumer<Integer, Throwable> exit = ApplicationLifecycleManager.getDefaultExitCodeHandler();
    ApplicationLifecycleManager.setDefaultExitCodeHandler(
        (code, failure) -> {
          stopped.complete(code);
          exit.accept(code, failure);
        });
    return stopped;
  }

  private static void closeAfter(CompletableFuture<Integer> stopped, AutoCloseable resource) {
    int code = stopped.completeOnTimeout(1, LONGEST_SHUTDOWN_SECONDS, TimeUnit.SECONDS).join();
    closeQuietly(resource);
    // The JVM would end a process that was asked to stop with 143 (128 + SIGTERM), as if it had
    // failed.
    Runtime.getRuntime().halt(code);
  }

  private static void closeQuietly(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      System.err.println("Could not stop cleanly: " + e.getMessage());
    }
  }
}
