package dev.hookferry.registry.settings;

/** An account's settings are other ones now. */
public record SettingsChanged(int accountId) {}
