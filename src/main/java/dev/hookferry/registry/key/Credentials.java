package dev.hookferry.registry.key;

import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.model.PublicId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Says whose a credential is: the operator's key, an account's key, or a token. */
@ApplicationScoped
public class Credentials {

  private final OperatorKey operator;
  private final KeyLookup keys;
  private final Tokens tokens;
  private final OidcTokens oidc;

  Credentials(OperatorKey operator, KeyLookup keys, Tokens tokens, OidcTokens oidc) {
    this.operator = operator;
    this.keys = keys;
    this.tokens = tokens;
    this.oidc = oidc;
  }

  /**
   * Who presents this text; empty: it is not valid, or no longer. Fails where the database does.
   */
  public Uni<Optional<Caller>> resolve(String presented) {
    if (operator.is(presented)) {
      return Uni.createFrom().item(Optional.of(Caller.OPERATOR));
    }
    if (KeyText.isWellFormed(presented)) {
      return keys.byHash(KeyText.hash(presented)).map(Credentials::caller);
    }
    return tokens
        .read(presented)
        .map(key -> keys.byId(key).map(Credentials::caller))
        .orElseGet(() -> oidc.resolve(presented));
  }

  /** Whose the key with this SHA-256 is; empty: there is no valid one. */
  Uni<Optional<Caller>> ofKey(byte[] hash) {
    return operator.hasHash(hash)
        ? Uni.createFrom().item(Optional.of(Caller.OPERATOR))
        : keys.byHash(hash).map(Credentials::caller);
  }

  /**
   * Gives out a token that stands for a key.
   *
   * @param nameOrId the key's name or id, {@code key_…} or a UUID
   */
  public Uni<Optional<IssuedToken>> issueToken(String nameOrId, String key) {
    if (!KeyText.isWellFormed(key)) {
      return Uni.createFrom().item(Optional.empty());
    }
    return keys.byHash(KeyText.hash(key))
        .map(found -> found.filter(stored -> isNamed(stored, nameOrId)).map(tokens::issue));
  }

  private static Optional<Caller> caller(Optional<ApiKey> key) {
    return key.map(ApiKey::caller);
  }

  private static boolean isNamed(ApiKey key, String nameOrId) {
    return key.name.equals(nameOrId)
        || PublicId.KEY.of(key.id).equals(nameOrId)
        || key.id.toString().equalsIgnoreCase(nameOrId);
  }
}
