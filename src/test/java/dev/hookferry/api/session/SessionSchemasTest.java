package dev.hookferry.api.session;

import io.quarkus.test.junit.QuarkusTest;

/** In the process of the test. */
@QuarkusTest
class SessionSchemasTest extends SessionSchemasContract {}
