package dev.burr.architecture;

import static dev.burr.architecture.RuleProof.assertRejects;

import dev.burr.architecture.fixture.cycle.first.Hen;
import dev.burr.architecture.fixture.cycle.second.Egg;
import dev.burr.architecture.fixture.naming.CounterImpl;
import dev.burr.architecture.fixture.naming.RunManager;
import dev.burr.architecture.fixture.naming.StateUtils;
import dev.burr.architecture.fixture.naming.StepHelper;
import dev.burr.architecture.fixture.output.PrintsToStandardOutput;
import org.junit.jupiter.api.Test;

/** Proves that each house rule can fail. */
final class HouseRulesTest {
    @Test
    void rejectsPackagesThatFormACycle() {
        assertRejects(HouseRules.PACKAGES_ARE_ACYCLIC, Hen.class, Egg.class);
    }

    @Test
    void rejectsTypesNamedAfterADrawer() {
        assertRejects(
                HouseRules.NAMES_SAY_WHAT_A_TYPE_IS,
                CounterImpl.class,
                RunManager.class,
                StateUtils.class,
                StepHelper.class);
    }

    @Test
    void rejectsALibraryThatPrints() {
        assertRejects(HouseRules.ONLY_THE_COMMAND_LINE_PRINTS, PrintsToStandardOutput.class);
    }
}
