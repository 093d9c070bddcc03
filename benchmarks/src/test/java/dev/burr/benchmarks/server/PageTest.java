package dev.burr.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.burr.benchmarks.scenario.Contender;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PageTest {

    @Test
    void isReadFromWhatOurServerAnswers() {
        assertThat(
                        Page.parse(
                                """
                        {"applications":[{"appId":"b","steps":2},{"appId":"a"}],"nextCursor":null,"total":2,"indexing":null}
                        """))
                .extracting(Page::runs, Page::isIndexed)
                .containsExactly(List.of("b", "a"), true);
        assertThat(Page.parse("{\"applications\":[],\"indexing\":{\"done\":0,\"total\":9}}")
                        .isIndexed())
                .isFalse();
    }

    @Test
    void refusesSomethingElse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Page.parse("{\"title\":\"Busy\"}"))
                .withMessage("'{\"title\":\"Busy\"}' is no page of runs.");
    }

    @Test
    void takesTheOriginalAWholeRunToShowItsFirstRows() {
        assertThat(Page.firstRows(Contender.PYTHON, "long")).isEqualTo(Page.ofRun("long"));
        assertThat(Page.firstRows(Contender.OURS, "long")).contains("/api/v1/steps", "limit=");
    }
}
