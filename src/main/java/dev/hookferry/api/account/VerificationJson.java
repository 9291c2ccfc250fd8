package dev.hookferry.api.account;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What came of trying an endpoint out.
 *
 * @param verified whether it answered 2xx
 */
@Schema(name = "Verification")
record VerificationJson(boolean verified, AttemptJson attempt) {}
