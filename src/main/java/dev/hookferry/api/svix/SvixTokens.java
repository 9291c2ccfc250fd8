package dev.hookferry.api.svix;

import dev.hookferry.config.HookferryConfig;
import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.model.Role;
import dev.hookferry.registry.account.Accounts;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Reads tokens of the server that an account came from, where its secret is set. */
@ApplicationScoped
class SvixTokens {

  private static final String ISSUER = "svix-server";

  private final Optional<JWTParser> parser;
  private final Accounts accounts;

  SvixTokens(HookferryConfig config, Accounts accounts) {
    this.parser = config.svix().jwtSecret().map(SvixTokens::parser);
    this.accounts = accounts;
  }

  private static JWTParser parser(String secret) {
    byte[] key = secret.getBytes(StandardCharsets.UTF_8);
    JWTAuthContextInfo rules = new JWTAuthContextInfo(new SecretKeySpec(key, "HmacSHA256"), ISSUER);
    rules.setSignatureAlgorithm(Set.of(SignatureAlgorithm.HS256));
    rules.setRelaxVerificationKeyValidation(true);
    return new DefaultJWTParser(rules);
  }

  /** Whose the token is; empty: it is none of that server. Inside: no account came from there. */
  Optional<Uni<Optional<Caller>>> caller(String token) {
    return parser
        .flatMap(own -> read(own, token))
        .map(
            organisation ->
                accounts
                    .named(organisation)
                    .map(found -> found.map(account -> admin(account.id, organisation))));
  }

  private static Optional<String> read(JWTParser parser, String token) {
    try {
      JsonWebToken parsed = parser.parse(token);
      return Optional.ofNullable(parsed.getSubject()).filter(subject -> subject.startsWith("org_"));
    } catch (ParseException e) {
      return Optional.empty();
    }
  }

  private static Caller admin(int accountId, String organisation) {
    return new Caller(
        accountId, Role.ADMIN, Optional.empty(), organisation, Optional.of(organisation));
  }
}
