package dev.hookferry.registry.key;

import dev.hookferry.domain.model.AccountKey;
import dev.hookferry.vault.Vault;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Issues and reads our own tokens: JWTs that name a key and run out. */
@ApplicationScoped
class Tokens {

  private static final Duration LIFETIME = Duration.ofHours(1);
  private static final String ISSUER = "hookferry";
  private static final String SEPARATOR = ":";

  private final Clock clock;
  private final SecretKey key;
  private final JWTParser parser;

  Tokens(Vault vault, Clock clock) {
    this.clock = clock;
    key = new SecretKeySpec(vault.derive("token"), "HmacSHA256");
    JWTAuthContextInfo rules = new JWTAuthContextInfo(key, ISSUER);
    rules.setSignatureAlgorithm(Set.of(SignatureAlgorithm.HS256));
    parser = new DefaultJWTParser(rules);
  }

  /** A token for this key; it runs out no later than the key. */
  IssuedToken issue(ApiKey issuedTo) {
    Instant now = clock.instant();
    Duration lifetime =
        Optional.ofNullable(issuedTo.expiresAt)
            .map(at -> Duration.between(now, at))
            .filter(left -> left.compareTo(LIFETIME) < 0)
            .orElse(LIFETIME);
    String token =
        Jwt.issuer(ISSUER)
            .subject(issuedTo.accountId + SEPARATOR + issuedTo.id)
            .issuedAt(now)
            .expiresAt(now.plus(lifetime))
            .jws()
            .algorithm(SignatureAlgorithm.HS256)
            .sign(key);
    return new IssuedToken(token, lifetime);
  }

  /**
   * The key that a token names, whether or not it is still there; empty: not a valid token of ours.
   */
  Optional<AccountKey> read(String token) {
    try {
      return Optional.of(parser.parse(token)).filter(this::isCurrent).map(Tokens::named);
    } catch (ParseException e) {
      return Optional.empty();
    }
  }

  /** The parser allows for a skew of clocks, which there is no need for in our own tokens. */
  private boolean isCurrent(JsonWebToken token) {
    return clock.instant().getEpochSecond() < token.getExpirationTime();
  }

  private static AccountKey named(JsonWebToken token) {
    String[] subject = token.getSubject().split(SEPARATOR);
    return new AccountKey(Integer.parseInt(subject[0]), UUID.fromString(subject[1]));
  }
}
