package dev.burr.spring.test;

import org.springframework.boot.test.autoconfigure.TestSliceTestContextBootstrapper;

/** Makes the context of a {@link BurrTest}. */
final class BurrTestContextBootstrapper extends TestSliceTestContextBootstrapper<BurrTest> {}
