package dev.burr.ui.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.tracking.LogTime;
import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.TrackingEvent.Attribute;
import dev.burr.tracking.TrackingEvent.BeginEntry;
import dev.burr.tracking.TrackingEvent.BeginSpan;
import dev.burr.tracking.TrackingEvent.EndEntry;
import dev.burr.tracking.TrackingEvent.WriterOpened;
import dev.burr.tracking.WriterIdentity;
import dev.burr.ui.insight.RunInsight.ActionStatistics;
import dev.burr.ui.insight.RunInsight.DroppedEvent;
import dev.burr.ui.insight.RunInsight.DroppedKind;
import dev.burr.ui.insight.RunInsight.IdGap;
import dev.burr.ui.insight.RunInsight.OpenStep;
import dev.burr.ui.insight.RunInsight.RepeatedStep;
import dev.burr.ui.insight.RunInsight.StateGrowth;
import dev.burr.ui.storage.Line;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RunInsightTest {

    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    private final RunTally run = new RunTally();
    private long offset;
    private long millis;

    private void log(TrackingEvent event, int length) {
        run.entry(new Line(offset, length), event);
        offset += length;
    }

    private void begin(long id, String action, Map<String, Object> inputs) {
        log(new BeginEntry(LogTime.of(START.plusMillis(millis)), action, Map.copyOf(inputs), id), 10);
    }

    private void end(long id, String action, long after, @Nullable Object result, int length) {
        millis += after;
        String failure = result == null ? "no" : null;
        log(new EndEntry(LogTime.of(START.plusMillis(millis)), action, result, failure, Map.of(), id), length);
    }

    private void step(long id, String action, long after) {
        begin(id, action, Map.of());
        end(id, action, after, Map.of(), 100);
    }

    private void attribute(long id, @Nullable String span, String key, Object value) {
        log(new Attribute(key, id, span, value, Map.of(), null), 10);
    }

    private void span(long id, String span, @Nullable String parent) {
        log(new BeginSpan(LogTime.of(START), id, span, "span", parent, List.of()), 10);
    }

    private RunInsight insight() {
        return Findings.of(run, ModelPrices.standard());
    }

    @Test
    void tellsHowActionsDid() {
        for (int n = 0; n < 20; n++) {
            step(n, "fast", n + 1);
        }
        begin(20, "slow", Map.of());
        end(20, "slow", 1_000, null, 100);

        List<ActionStatistics> actions = insight().actions();

        assertThat(actions).extracting(ActionStatistics::action).containsExactly("slow", "fast");
        ActionStatistics fast = actions.get(1);
        assertThat(fast.runs()).isEqualTo(20);
        assertThat(fast.failed()).isZero();
        assertThat(fast.p50Micros()).isEqualTo(10_000);
        assertThat(fast.p95Micros()).isEqualTo(19_000);
        assertThat(fast.longestMicros()).isEqualTo(20_000);
        assertThat(fast.totalMicros()).isEqualTo(210_000);
        assertThat(actions.get(0).failed()).isEqualTo(1);
        assertThat(insight().slowest().get(0).sequenceId()).isEqualTo(20);
        assertThat(insight().slowest()).hasSize(10);
    }

    @Test
    void addsUpCallsOfModels() {
        begin(0, "ask", Map.of());
        span(0, "a", null);
        attribute(0, "a", "gen_ai.request.model", "gpt-4o-latest");
        attribute(0, "a", "gen_ai.response.model", "gpt-4o-2024-08-06");
        attribute(0, "a", "gen_ai.usage.input_tokens", 1_000_000);
        attribute(0, "a", "gen_ai.usage.output_tokens", 100_000);
        end(0, "ask", 5, Map.of(), 10);
        step(1, "rest", 1);
        begin(2, "ask", Map.of());
        attribute(2, null, "gen_ai.response.model", "gpt-4o-mini");
        attribute(2, null, "gen_ai.usage.prompt_tokens", 1_000_000L);
        attribute(2, null, "gen_ai.usage.completion_tokens", 0);

        RunInsight insight = insight();

        assertThat(insight.usage()).isEqualTo(new Usage(2, 2_000_000, 100_000, 0, 3.65, 0));
        assertThat(insight.models())
                .extracting(RunInsight.ModelUsage::model)
                .containsExactly("gpt-4o-2024-08-06", "gpt-4o-mini");
        assertThat(insight.stepUsages())
                .extracting(RunInsight.StepUsage::sequenceId)
                .containsExactly(0L, 2L);
        assertThat(insight.actions())
                .filteredOn(action -> action.action().equals("ask"))
                .singleElement()
                .satisfies(action -> assertThat(action.usage().calls()).isEqualTo(2));
    }

    @Test
    void givesNoCostToASumOfWhichAPartIsNotKnown() {
        begin(0, "ask", Map.of());
        attribute(0, null, "gen_ai.response.model", "gpt-4o");
        attribute(0, null, "gen_ai.usage.input_tokens", 1_000);
        attribute(0, null, "gen_ai.response.model", "my-model");
        attribute(0, null, "gen_ai.usage.input_tokens", 500);

        Usage usage = insight().usage();

        assertThat(usage).isEqualTo(new Usage(2, 1_500, 0, 0, null, 1));
    }

    @Test
    void countsACallOnceThatASpanAroundItSumsUp() {
        begin(0, "agent", Map.of());
        span(0, "agent", null);
        span(0, "chat", "agent");
        attribute(0, "chat", "gen_ai.usage.input_tokens", 10);
        attribute(0, "agent", "gen_ai.usage.input_tokens", 10);

        assertThat(insight().usage().inputTokens()).isEqualTo(10);
    }

    @Test
    void passesOverTokensThatAreNoNumber() {
        begin(0, "ask", Map.of());
        attribute(0, null, "gen_ai.usage.input_tokens", "many");
        attribute(0, null, "gen_ai.usage.output_tokens", -5);
        attribute(0, null, "gen_ai.usage.output_tokens", 1e300);

        assertThat(insight().usage().calls()).isZero();
    }

    @Test
    void findsMissingStepsAndThoseWithoutAnEnd() {
        step(3, "a", 1);
        step(7, "a", 1);
        begin(8, "b", Map.of());
        step(9, "a", 1);
        attribute(50, null, "gen_ai.usage.input_tokens", 1);
        run.unreadable(new Line(0, 5), "no JSON");

        RunInsight insight = insight();

        assertThat(insight.gaps()).containsExactly(new IdGap(4, 6));
        assertThat(insight.missingSteps()).isEqualTo(3);
        assertThat(insight.open()).containsExactly(new OpenStep(8, "b"));
        assertThat(insight.openSteps()).isEqualTo(1);
        assertThat(insight.unreadableLines()).isEqualTo(1);
        assertThat(insight.actions()).extracting(ActionStatistics::action).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void measuresHowTheStateGrows() {
        begin(0, "a", Map.of());
        end(0, "a", 1, Map.of(), 100);
        begin(1, "a", Map.of());
        end(1, "a", 1, Map.of(), 400);
        begin(2, "a", Map.of());
        end(2, "a", 1, Map.of(), 500);

        assertThat(insight().growth()).isEqualTo(new StateGrowth(100, 500, 200.0, 1, 300));
    }

    @Test
    void findsStepsThatDidTheSameAsOthers() {
        for (int n = 0; n < 3; n++) {
            begin(n, "search", Map.of("q", "burr"));
            end(n, "search", 1, Map.of("hits", List.of(1, 2)), 10);
        }
        begin(3, "search", Map.of("q", "other"));
        end(3, "search", 1, Map.of("hits", List.of(1, 2)), 10);
        step(4, "count", 1);
        step(5, "count", 1);

        assertThat(insight().repeated()).containsExactly(new RepeatedStep("search", 3, List.of(0L, 1L, 2L)));
    }

    @Test
    void countsEveryAttemptOfAStep() {
        begin(0, "a", Map.of());
        end(0, "a", 1, null, 10);
        step(0, "a", 2);

        assertThat(insight().actions()).singleElement().satisfies(action -> {
            assertThat(action.runs()).isEqualTo(2);
            assertThat(action.failed()).isEqualTo(1);
        });
        assertThat(insight().gaps()).isEmpty();
    }

    private void open() {
        log(new WriterOpened(LogTime.of(START), WriterIdentity.current()), 10);
    }

    @Test
    void findsTheEndThatWasDroppedWhenTheProcessWentOn() {
        open();
        step(0, "ask", 1);
        begin(1, "ask", Map.of());
        step(2, "answer", 1);

        assertThat(insight().dropped()).containsExactly(new DroppedEvent(1, "ask", DroppedKind.END));
        assertThat(insight().droppedEvents()).isEqualTo(1);
        assertThat(insight().open()).isEmpty();
    }

    @Test
    void findsTheEndOfAnAttemptThatWasDropped() {
        open();
        begin(0, "ask", Map.of());
        begin(0, "ask", Map.of());
        end(0, "ask", 1, Map.of(), 10);

        assertThat(insight().dropped()).containsExactly(new DroppedEvent(0, "ask", DroppedKind.END));
    }

    @Test
    void countsAllThatIsOddAndTellsTheFirstHundred() {
        open();
        for (int attempt = 0; attempt < 70; attempt++) {
            begin(0, "ask", Map.of());
        }
        for (int attempt = 0; attempt < 70; attempt++) {
            begin(2, "answer", Map.of());
        }
        for (int n = 2; n < 150; n++) {
            end(2L * n, "late", 1, Map.of(), 10);
        }
        open();
        for (int n = 0; n < 130; n++) {
            begin(1_000 + 2L * n, "open", Map.of());
            open();
        }

        assertThat(insight().droppedEvents()).isEqualTo(70 + 69 + 148);
        assertThat(insight().dropped())
                .hasSize(100)
                .element(99)
                .isEqualTo(new DroppedEvent(2, "answer", DroppedKind.END));
        assertThat(insight().openSteps()).isEqualTo(131);
        assertThat(insight().open()).hasSize(100).element(99).isEqualTo(new OpenStep(1_196, "open"));
        assertThat(insight().gaps()).hasSize(100).element(0).isEqualTo(new IdGap(1, 1));
        assertThat(insight().missingSteps()).isEqualTo(1 + 997 + 129);
    }

    @Test
    void findsTheBeginningThatWasDropped() {
        open();
        step(0, "ask", 1);
        end(1, "answer", 1, Map.of(), 10);
        step(2, "ask", 1);

        assertThat(insight().dropped()).containsExactly(new DroppedEvent(1, "answer", DroppedKind.BEGIN));
        assertThat(insight().gaps()).containsExactly(new IdGap(1, 1));
    }

    @Test
    void takesWhatAKilledProcessLeftForCutOffNotForDropped() {
        open();
        begin(0, "ask", Map.of());
        open();
        begin(0, "ask", Map.of());
        open();
        step(1, "answer", 1);

        assertThat(insight().dropped()).isEmpty();
        assertThat(insight().open()).extracting(OpenStep::sequenceId).containsExactly(0L);
    }

    @Test
    void doesNotGuessInALogThatDoesNotSayWhoWroteIt() {
        begin(0, "ask", Map.of());
        step(1, "answer", 1);

        assertThat(insight().dropped()).isEmpty();
        assertThat(insight().openSteps()).isEqualTo(1);
    }

    @Test
    void anEndThatComesLateIsThere() {
        open();
        begin(0, "ask", Map.of());
        begin(1, "answer", Map.of());
        end(0, "ask", 1, Map.of(), 10);
        end(1, "answer", 1, Map.of(), 10);

        assertThat(insight().dropped()).isEmpty();
    }
}
