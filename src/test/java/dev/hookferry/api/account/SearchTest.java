package dev.hookferry.api.account;

import io.quarkus.test.junit.QuarkusTest;

/** In the process of the test. */
@QuarkusTest
class SearchTest extends SearchContract {}
