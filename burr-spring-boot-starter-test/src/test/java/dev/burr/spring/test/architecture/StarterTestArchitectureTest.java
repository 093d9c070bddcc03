package dev.burr.spring.test.architecture;

import dev.burr.architecture.HouseRulesContract;

final class StarterTestArchitectureTest extends HouseRulesContract {}
