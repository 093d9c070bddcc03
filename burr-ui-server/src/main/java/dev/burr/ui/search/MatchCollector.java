package dev.burr.ui.search;

import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.TrackingEvent.Attribute;
import dev.burr.tracking.TrackingEvent.BeginEntry;
import dev.burr.tracking.TrackingEvent.BeginSpan;
import dev.burr.tracking.TrackingEvent.EndChanges;
import dev.burr.tracking.TrackingEvent.EndEntry;
import dev.burr.ui.index.ApplicationSummary;
import dev.burr.ui.storage.EntryFilter;
import dev.burr.ui.storage.Line;
import dev.burr.ui.storage.LogReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Collects where a run has the text, up to a few places. A value that stays in the state is found in the step that brought it
 * there, and not again in each step behind that.
 */
final class MatchCollector implements LogReader, EntryFilter {

    /** Enough to know what it is about; the run itself shows the rest. */
    private static final int MOST_MATCHES = 5;

    /** What Burr puts into each state says which action ran, which is found as that. */
    private static final String BURRS_OWN = "__";

    private final SearchText text;
    private final Set<SearchPart> parts;
    private final BooleanSupplier timeIsUp;
    private final List<SearchMatch> matches = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private boolean stopped;

    MatchCollector(SearchText text, Set<SearchPart> parts, BooleanSupplier timeIsUp) {
        this.text = text;
        this.parts = parts;
        this.timeIsUp = timeIsUp;
    }

    List<SearchMatch> matches() {
        return List.copyOf(matches);
    }

    boolean isFull() {
        return matches.size() >= MOST_MATCHES;
    }

    /** Whether it ended before the end of the log. */
    boolean wasStopped() {
        return stopped;
    }

    void lookAt(ApplicationSummary run) {
        find(SearchPart.ID, null, null, run.appId());
        find(SearchPart.PARTITION, null, null, run.partitionKey());
    }

    @Override
    public boolean mayBeWanted(byte[] json, int start, int length) {
        return text.mayBeIn(json, start, length);
    }

    @Override
    public boolean isDone() {
        stopped |= isFull() || timeIsUp.getAsBoolean();
        return stopped;
    }

    @Override
    public void entry(Line line, TrackingEvent event) {
        if (event instanceof BeginEntry begin) {
            find(SearchPart.ACTION, begin.sequenceId(), begin.action(), begin.action());
            find(SearchPart.INPUT, begin.sequenceId(), begin.action(), begin.inputs());
        } else if (event instanceof EndEntry end) {
            find(SearchPart.ERROR, end.sequenceId(), end.action(), end.exception());
            find(SearchPart.RESULT, end.sequenceId(), end.action(), end.result());
            findInState(end.sequenceId(), end.action(), search -> end.state().forEach((name, value) -> {
                if (!name.startsWith(BURRS_OWN)) {
                    search.lookAtField(name, value);
                }
            }));
        } else if (event instanceof EndChanges end) {
            find(SearchPart.ERROR, end.sequenceId(), end.action(), end.exception());
            find(SearchPart.RESULT, end.sequenceId(), end.action(), end.result());
            findInState(end.sequenceId(), end.action(), search -> end.added().forEach((place, value) -> {
                if (!place.startsWith(BURRS_OWN)) {
                    search.lookAt(place, value);
                }
            }));
        } else if (event instanceof Attribute attribute && !attribute.key().equals(Attribute.TRANSITION)) {
            findNamed(attribute);
        } else if (event instanceof BeginSpan span) {
            find(SearchPart.SPAN, span.sequenceId(), null, span.spanName());
        }
    }

    private void findNamed(Attribute attribute) {
        if (parts.contains(SearchPart.ATTRIBUTE)) {
            var search = new ValueSearch(text);
            search.lookAtField(attribute.key(), attribute.value());
            add(SearchPart.ATTRIBUTE, attribute.sequenceId(), null, search.found());
        }
    }

    private void findInState(long sequenceId, String action, Consumer<ValueSearch> values) {
        if (parts.contains(SearchPart.STATE)) {
            var search = new ValueSearch(text);
            values.accept(search);
            add(SearchPart.STATE, sequenceId, action, search.found());
        }
    }

    @Override
    public void unreadable(Line line, String why) {
        // It is listed with the run's problems, whoever looks for what.
    }

    private void find(SearchPart part, @Nullable Long sequenceId, @Nullable String action, @Nullable Object value) {
        if (parts.contains(part) && value != null) {
            var search = new ValueSearch(text);
            search.look(value);
            add(part, sequenceId, action, search.found());
        }
    }

    private void add(
            SearchPart part, @Nullable Long sequenceId, @Nullable String action, List<ValueSearch.Found> places) {
        for (ValueSearch.Found place : places) {
            if (!isFull()
                    && known.add(
                            part + " " + place.path() + " " + place.snippet().text())) {
                Snippet snippet = place.snippet();
                matches.add(new SearchMatch(
                        part,
                        sequenceId,
                        action,
                        place.path().isEmpty() ? null : place.path(),
                        place.inName(),
                        snippet.text(),
                        snippet.start(),
                        text.length()));
            }
        }
    }
}
