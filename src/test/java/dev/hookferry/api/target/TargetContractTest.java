package dev.hookferry.api.target;

import io.quarkus.test.junit.QuarkusTest;

/** What holds on every surface holds on this one. */
@QuarkusTest
class TargetContractTest extends TargetContract {}
