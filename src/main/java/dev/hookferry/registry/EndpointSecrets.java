package dev.hookferry.registry;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.hookferry.domain.model.Endpoint;
import dev.hookferry.vault.Vault;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Seals and opens the secrets of endpoints; within the session of its caller. */
@ApplicationScoped
class EndpointSecrets implements PanacheRepositoryBase<EndpointSecret, EndpointSecret.Key> {

  private static final String OF_ENDPOINT = "accountId = ?1 AND endpointId = ?2";
  private static final String FIRST = OF_ENDPOINT + " AND position = 0";
  private static final String ACTIVE =
      """
      accountId = ?1 AND endpointId IN ?2 AND (expiresAt IS NULL OR expiresAt > ?3)
      ORDER BY endpointId, position""";

  private final Vault vault;

  EndpointSecrets(Vault vault) {
    this.vault = vault;
  }

  /** The active secrets of these endpoints of one account, opened, by endpoint id. */
  Uni<Map<UUID, List<String>>> open(int accountId, List<UUID> endpointIds, Instant now) {
    return find(ACTIVE, accountId, endpointIds, now)
        .project(SealedSecret.class)
        .list()
        .map(secrets -> opened(accountId, secrets));
  }

  /** Puts these secrets, in this order, in place of all that the endpoint has. */
  Uni<Void> replace(Endpoint endpoint, List<String> secrets, Instant now) {
    List<EndpointSecret> rows =
        IntStream.range(0, secrets.size())
            .mapToObj(
                position -> row(endpoint, position, seal(endpoint, secrets.get(position), now)))
            .toList();
    return replace(endpoint, rows);
  }

  /**
   * Puts a new secret first, and the first one second until the overlap ends; a second one goes.
   */
  Uni<Void> rotate(Endpoint endpoint, String secret, Instant now, Duration overlap) {
    EndpointSecret newest = row(endpoint, 0, seal(endpoint, secret, now));
    return find(FIRST, endpoint.accountId, endpoint.id)
        .project(SealedSecret.class)
        .list()
        .map(
            first -> first.stream().map(old -> expiring(endpoint, old, now.plus(overlap))).toList())
        .chain(old -> replace(endpoint, Stream.concat(Stream.of(newest), old.stream()).toList()));
  }

  private Uni<Void> replace(Endpoint endpoint, List<EndpointSecret> rows) {
    return delete(OF_ENDPOINT, endpoint.accountId, endpoint.id)
        .chain(() -> rows.isEmpty() ? Uni.createFrom().voidItem() : persist(rows))
        .chain(this::flush);
  }

  private Map<UUID, List<String>> opened(int accountId, List<SealedSecret> secrets) {
    return secrets.stream()
        .collect(
            groupingBy(
                SealedSecret::endpointId,
                mapping(
                    secret -> vault.open(accountId, secret.endpointId(), secret.sealed()),
                    toList())));
  }

  private SealedSecret seal(Endpoint endpoint, String secret, Instant now) {
    return new SealedSecret(endpoint.id, vault.seal(endpoint.accountId, endpoint.id, secret), now);
  }

  private static EndpointSecret expiring(Endpoint endpoint, SealedSecret old, Instant at) {
    EndpointSecret row = row(endpoint, 1, old);
    row.expiresAt = at;
    return row;
  }

  private static EndpointSecret row(Endpoint endpoint, int position, SealedSecret secret) {
    EndpointSecret row = new EndpointSecret();
    row.accountId = endpoint.accountId;
    row.endpointId = endpoint.id;
    row.position = (short) position;
    row.sealed = secret.sealed();
    row.createdAt = secret.createdAt();
    return row;
  }
}
