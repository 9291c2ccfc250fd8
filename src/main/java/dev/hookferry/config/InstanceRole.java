package dev.hookferry.config;

/** What this instance does. */
public enum InstanceRole {
  /** Serves the API and turns the engine. */
  ALL,
  /** Serves the API alone; others deliver. */
  API,
  /** Turns the engine alone; serves no API. */
  WORKER;

  /** Whether the five surfaces are served here. */
  public boolean servesApi() {
    return this != WORKER;
  }

  /** Whether deliveries are claimed and sent here. */
  public boolean turnsEngine() {
    return this != API;
  }
}
