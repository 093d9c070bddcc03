package dev.burr.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;

/** Rules that hold in every module. */
public final class HouseRules {
    /** Packages form no cycle, packages below each other included. */
    public static final ArchRule PACKAGES_ARE_ACYCLIC = slices().matching("dev.burr.(**)")
            .should()
            .beFreeOfCycles()
            .because("a package that can be understood alone can be changed alone");

    /** No type is named after a drawer that everything fits into. */
    public static final ArchRule NAMES_SAY_WHAT_A_TYPE_IS = noClasses()
            .should()
            .haveSimpleNameContaining("Util")
            .orShould()
            .haveSimpleNameContaining("Helper")
            .orShould()
            .haveSimpleNameContaining("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .because("such a name says nothing of what the type is for and collects unrelated code");

    /** Libraries log; only the command line prints. */
    public static final ArchRule ONLY_THE_COMMAND_LINE_PRINTS = noClasses()
            .that()
            .resideOutsideOfPackage("dev.burr..cli..")
            .should(ACCESS_STANDARD_STREAMS)
            .because("the output of a process belongs to the application, which cannot filter what a library prints");

    private HouseRules() {}
}
