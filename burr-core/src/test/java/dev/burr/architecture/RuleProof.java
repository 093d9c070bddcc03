package dev.burr.architecture;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;

/** Proves that a rule can fail, by showing it classes that break it. A rule without such a proof may check nothing. */
public final class RuleProof {
    private RuleProof() {}

    /** Asserts that {@code rule} rejects the {@code fixtures}, and that what it says names each of them. */
    public static void assertRejects(ArchRule rule, Class<?>... fixtures) {
        var classes = new ClassFileImporter().importClasses(fixtures);

        var failure = assertThatThrownBy(() -> rule.check(classes)).isInstanceOf(AssertionError.class);
        for (Class<?> fixture : fixtures) {
            failure.hasMessageContaining(fixture.getName());
        }
    }
}
