package dev.hookferry.demo;

import dev.hookferry.config.HookferryConfig;
import dev.hookferry.domain.model.Caller;
import dev.hookferry.registry.account.Accounts;
import dev.hookferry.registry.account.NewAccount;
import dev.hookferry.registry.key.Credentials;
import io.quarkus.arc.profile.IfBuildProfile;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The demo's account; its key is kept beside the embedded database, so that restarts find it again.
 */
@ApplicationScoped
@IfBuildProfile("dev")
class DemoAccount {

  private static final String NAME = "demo";

  private final Accounts accounts;
  private final Credentials credentials;
  private final Path file;

  DemoAccount(Accounts accounts, Credentials credentials, HookferryConfig config) {
    this.accounts = accounts;
    this.credentials = credentials;
    this.file = config.data().resolve("demo.key");
  }

  /** The admin key of the demo's account, which is made where it is not there. */
  Uni<String> key() {
    String kept = read();
    return kept.isEmpty()
        ? create()
        : credentials
            .resolve(kept)
            .chain(known -> known.isPresent() ? Uni.createFrom().item(kept) : create());
  }

  /** Who the key stands for. */
  Uni<Caller> caller() {
    return key().chain(credentials::resolve).map(Optional::orElseThrow);
  }

  private Uni<String> create() {
    return accounts.create(NAME).map(NewAccount::secretKey).invoke(this::write);
  }

  private String read() {
    try {
      return Files.exists(file) ? Files.readString(file).strip() : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String key) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
