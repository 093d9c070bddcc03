package dev.burr.benchmarks.architecture;

import dev.burr.architecture.HouseRulesContract;

final class BenchmarksArchitectureTest extends HouseRulesContract {}
