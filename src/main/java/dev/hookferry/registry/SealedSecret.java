package dev.hookferry.registry;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/** A secret as it was read; unlike the entity, the session does not remember it. */
@RegisterForReflection
record SealedSecret(UUID endpointId, byte[] sealed, Instant createdAt) {}
