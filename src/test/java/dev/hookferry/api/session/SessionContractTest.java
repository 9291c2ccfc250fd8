package dev.hookferry.api.session;

import io.quarkus.test.junit.QuarkusTest;

/** What holds on every surface holds on this one. */
@QuarkusTest
class SessionContractTest extends SessionContract {}
