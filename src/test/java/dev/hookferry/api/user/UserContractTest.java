package dev.hookferry.api.user;

import io.quarkus.test.junit.QuarkusTest;

/** What holds on every surface holds on this one. */
@QuarkusTest
class UserContractTest extends UserContract {}
