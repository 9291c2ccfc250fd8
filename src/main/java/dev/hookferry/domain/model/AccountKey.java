package dev.hookferry.domain.model;

import java.io.Serializable;
import java.util.UUID;

/** The primary key of a row of an account. */
public record AccountKey(int accountId, UUID id) implements Serializable {}
