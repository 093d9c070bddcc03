package dev.burr.test.architecture;

import dev.burr.architecture.HouseRulesContract;

final class TestSupportArchitectureTest extends HouseRulesContract {}
