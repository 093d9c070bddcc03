package dev.burr.ui.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ExceptionTextTest {

    @Test
    void isTheFirstLineOfAJavaStackTrace() {
        assertThat(ExceptionText.headline("java.lang.IllegalStateException: no luck\n\tat a.B.c(B.java:3)\n"))
                .isEqualTo("java.lang.IllegalStateException: no luck");
    }

    @Test
    void isTheLastLineOfAPythonTracebackThatNamesAType() {
        assertThat(
                        ExceptionText.headline(
                                """
                        Traceback (most recent call last):
                          File "app.py", line 3, in run
                            raise ValueError("two lines")
                        openai.BadRequestError: two
                        more, not a type
                        """))
                .isEqualTo("openai.BadRequestError: two");
        assertThat(ExceptionText.headline("Traceback (most recent call last):\n  File \"a\"\nGeneratorExit\n"))
                .isEqualTo("GeneratorExit");
    }

    @Test
    void isNeverMissing() {
        assertThat(ExceptionText.headline("")).isEmpty();
        assertThat(ExceptionText.headline("Traceback (most recent call last):\n  nothing"))
                .isEqualTo("Traceback (most recent call last):");
    }

    @Test
    void isBounded() {
        assertThat(ExceptionText.headline("x".repeat(10_000))).hasSize(501);
    }
}
