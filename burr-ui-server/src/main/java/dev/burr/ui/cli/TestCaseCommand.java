package dev.burr.ui.cli;

import picocli.CommandLine.Command;

/** {@code burr test-case}: what can be done with test cases. */
@Command(
        name = "test-case",
        mixinStandardHelpOptions = true,
        versionProvider = BurrVersion.class,
        subcommands = TestCaseCreateCommand.class,
        description = "Make test cases of recorded steps.")
final class TestCaseCommand {}
