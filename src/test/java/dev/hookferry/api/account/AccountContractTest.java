package dev.hookferry.api.account;

import io.quarkus.test.junit.QuarkusTest;

/** What holds on every surface holds on this one. */
@QuarkusTest
class AccountContractTest extends AccountContract {}
