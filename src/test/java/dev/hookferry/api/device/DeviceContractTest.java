package dev.hookferry.api.device;

import io.quarkus.test.junit.QuarkusTest;

/** What holds on every surface holds on this one. */
@QuarkusTest
class DeviceContractTest extends DeviceContract {}
