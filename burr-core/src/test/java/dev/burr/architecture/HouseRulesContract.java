package dev.burr.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;

/** Holds a module's main classes against the rules that are the same for all modules; each module has one subclass. */
public abstract class HouseRulesContract {
    /** The module's main classes, for the rules that a subclass adds. */
    protected static final JavaClasses MODULE = ModuleClasses.ofThisModule();

    @Test
    void packagesAreAcyclic() {
        HouseRules.PACKAGES_ARE_ACYCLIC.check(MODULE);
    }

    @Test
    void namesSayWhatATypeIs() {
        HouseRules.NAMES_SAY_WHAT_A_TYPE_IS.check(MODULE);
    }

    @Test
    void onlyTheCommandLinePrints() {
        HouseRules.ONLY_THE_COMMAND_LINE_PRINTS.check(MODULE);
    }
}
