package dev.hookferry.api.svix;

import io.quarkus.test.junit.QuarkusTest;

/** In the process of the test. */
@QuarkusTest
class SvixTasksTest extends SvixTasksContract {}
