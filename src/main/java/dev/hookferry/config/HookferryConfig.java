package dev.hookferry.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The settings of the service. Each can be given as an environment variable: upper case, every
 * other character as {@code _}, so that {@code hookferry.disable-after} is {@code
 * HOOKFERRY_DISABLE_AFTER}.
 */
@ConfigMapping(prefix = "hookferry")
public interface HookferryConfig {

  /**
   * The PostgreSQL server as {@code postgresql://user:password@host:port/database?sslmode=require},
   * each part percent-encoded; empty: an embedded server keeps its data in {@link #data()}.
   */
  Optional<String> databaseUrl();

  /** The folder of the embedded database and of generated keys. */
  @WithDefault("./data")
  Path data();

  /** Whether the database is migrated at the start; empty: only where it is the embedded one. */
  Optional<Boolean> migrate();

  /** The key that may create accounts; empty: one is made and printed at the first start. */
  Optional<String> operatorKey();

  /**
   * Keys that seal secrets at rest, each the base64 of 32 bytes: the first one seals, all of them
   * open. Empty: one is made and kept in {@link #data()}, with the embedded database only.
   */
  Optional<List<String>> masterKey();

  /**
   * The origin under which people and receivers reach the service, {@code
   * https://hooks.example.com}, for links in answers and pages; empty: the one that is called.
   */
  Optional<String> publicUrl();

  /** What this instance does. */
  @WithDefault("all")
  InstanceRole role();

  /** An endpoint that has only failed for this long is disabled. */
  @WithDefault("P5D")
  Duration disableAfter();

  /**
   * Events and attempts older than this are dropped, by whole days; deliveries that still wait then
   * end as failed. Idempotency keys are kept for 24 hours.
   */
  @WithDefault("P30D")
  Duration retention();

  /** Age of an endpoint's oldest due delivery from which on its backlog is late. */
  @WithDefault("PT5M")
  Duration backlogLate();

  /** How long the audit log is kept. */
  @WithDefault("P400D")
  Duration auditRetention();

  /**
   * Whether receivers get the {@code traceparent} that an event was published under (W3C Trace
   * Context); where traces are exported, that of the attempt.
   */
  @WithDefault("true")
  boolean traceContext();

  /** Where requests may go. */
  Egress egress();

  /** When failed deliveries are tried again. */
  Retry retry();

  /** The user surface. */
  User user();

  /** The target surface. */
  Target target();

  /** The svix surface. */
  Svix svix();

  /** Tokens of an OIDC provider. */
  Oidc oidc();

  /** Bounds of the HTTP surfaces. */
  ApiConfig api();

  /** Bounds of the engine. */
  EngineConfig engine();

  /** Where requests may go. */
  interface Egress {

    /**
     * CIDRs that may be called although they are private, {@code 127.0.0.0/8,::1/128}; empty: none.
     */
    Optional<List<String>> allow();

    /** Whether surfaces that ask for https accept http too. */
    @WithDefault("false")
    boolean http();
  }

  /** When failed deliveries are tried again. */
  interface Retry {

    /**
     * Factor on every delay of the retry schedule, the lanes' slow-down and the circuit breaker's
     * probes; never on a receiver's {@code Retry-After}.
     */
    @WithDefault("1")
    double timescale();
  }

  /** The user surface. */
  interface User {

    /** Wait before retry 1, 2, … on the user surface. */
    @WithDefault("PT5M,PT30M,PT1H")
    List<Duration> retryDelays();
  }

  /** The target surface. */
  interface Target {

    /** Whether creating a target's webhook sends the registration event. */
    @WithDefault("true")
    boolean registrationEvent();
  }

  /** The svix surface. */
  interface Svix {

    /**
     * The secret of a server that accounts came from, so that its tokens, JWTs by HS256, go on
     * working; empty: none is taken.
     */
    Optional<String> jwtSecret();
  }

  /**
   * Tokens of an OIDC provider, accepted where {@code mp.jwt.verify.publickey.location} gives the
   * address of its keys (JWKS) and {@code mp.jwt.verify.issuer} its name: which claims say whose a
   * token is.
   */
  interface Oidc {

    /** The account's number. */
    @WithDefault("hookferry_account")
    String accountClaim();

    /** {@code admin}, {@code member} or {@code publisher}. */
    @WithDefault("hookferry_role")
    String roleClaim();

    /** The kind of the one scope that the token reaches; absent: the whole account. */
    @WithDefault("hookferry_scope_kind")
    String scopeKindClaim();

    /** That scope's id. */
    @WithDefault("hookferry_scope_id")
    String scopeIdClaim();
  }
}
