package dev.hookferry.flow.send;

import io.netty.handler.ssl.NotSslRecordException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Why there is no TLS with a receiver; nothing that tells one host from another. */
enum TlsReason {
  EXPIRED(
      "the certificate has expired",
      cause -> cause instanceof CertificateExpiredException || isPath(cause, BasicReason.EXPIRED)),
  NOT_YET_VALID(
      "the certificate is not valid yet",
      cause ->
          cause instanceof CertificateNotYetValidException
              || isPath(cause, BasicReason.NOT_YET_VALID)),
  REVOKED("the certificate is revoked", cause -> isPath(cause, BasicReason.REVOKED)),
  WEAK(
      "the certificate uses an algorithm that is too weak",
      cause -> isPath(cause, BasicReason.ALGORITHM_CONSTRAINED)),
  OTHER_NAME(
      "the certificate is not for this host",
      cause -> says(cause, "No subject alternative|No name matching|name .* not found")),
  UNKNOWN_ISSUER(
      "the certificate is by an issuer that is not known",
      cause ->
          cause instanceof CertPathBuilderException
              || cause instanceof CertPathValidatorException
              || says(cause, "PKIX path|trustAnchors|No trusted certificate")),
  CLIENT_CERTIFICATE(
      "the receiver asks for a client certificate",
      cause -> says(cause, "alert: (certificate_required|bad_certificate)")),
  PROTOCOL(
      "no protocol version in common",
      cause -> says(cause, "protocol_version|protocol version|No appropriate protocol")),
  CIPHER(
      "no cipher suite in common",
      cause -> says(cause, "alert: (handshake_failure|insufficient_security)|cipher suite")),
  NAME_REFUSED(
      "the receiver does not serve this host", cause -> says(cause, "alert: unrecognized_name")),
  NO_TLS(
      "the receiver does not speak TLS",
      cause ->
          cause instanceof NotSslRecordException
              || says(cause, "Unsupported or unrecognized SSL message|plaintext connection")),
  CLOSED("the receiver closed the connection", cause -> says(cause, "[Cc]onnection closed|closed"));

  private final String text;
  private final Predicate<Throwable> isIt;

  TlsReason(String text, Predicate<Throwable> isIt) {
    this.text = text;
    this.isIt = isIt;
  }

  String text() {
    return text;
  }

  /** The first that one of the failure's causes speaks of; empty: none is known. */
  static Optional<TlsReason> of(Throwable failure) {
    return Arrays.stream(values())
        .filter(reason -> causes(failure).anyMatch(reason.isIt))
        .findFirst();
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(20);
  }

  private static boolean isPath(Throwable cause, BasicReason reason) {
    return cause instanceof CertPathValidatorException path && path.getReason() == reason;
  }

  /** The JDK has exceptions of their own for few of these. */
  private static boolean says(Throwable cause, String words) {
    return cause.getMessage() != null && Pattern.compile(words).matcher(cause.getMessage()).find();
  }
}
