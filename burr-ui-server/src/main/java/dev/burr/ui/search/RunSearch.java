package dev.burr.ui.search;

import dev.burr.ui.index.ApplicationSummary;
import dev.burr.ui.index.Indexing;
import dev.burr.ui.index.ProjectRoll;
import dev.burr.ui.index.ProjectSummary;
import dev.burr.ui.index.RunIndex;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.LogRead;
import dev.burr.ui.storage.TrackingRepository;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks through runs for a text, latest activity first. Each call takes at most a set time, whatever there is to look through,
 * and says where to go on: whoever does not ask on has ended the search. It understands only the entries whose bytes may have
 * the text, and holds one of them in memory at a time. Of a log that was searched before and has not changed since, it knows without
 * reading it whether it can have the text at all. Safe for use by many threads.
 */
public final class RunSearch implements AutoCloseable {

    private static final int MOST_PROBLEMS = 20;

    private static final Comparator<Candidate> LATEST_FIRST =
            Comparator.comparing(Candidate::behind, SearchPosition.ORDER);

    private final RunIndex index;
    private final TrackingRepository repository;
    private final KnownLogs logs;
    private final Duration longest;
    private final LongSupplier nanoTime;

    /**
     * A search of all runs.
     *
     * @param signatures a file to keep what was found out of logs, from one search to the next and from one start of the server to the
     *     next; it need not exist, and can be deleted while there is no server
     * @param longest how long one call may take, about
     */
    public RunSearch(RunIndex index, TrackingRepository repository, Path signatures, Duration longest) {
        this(index, repository, new KnownLogs(repository, Clock.systemUTC(), signatures), longest, System::nanoTime);
    }

    RunSearch(RunIndex index, TrackingRepository repository, KnownLogs logs, Duration longest, LongSupplier nanoTime) {
        this.index = index;
        this.repository = repository;
        this.logs = logs;
        this.longest = longest;
        this.nanoTime = nanoTime;
    }

    @Override
    public void close() {
        logs.close();
    }

    /**
     * Looks on from a position.
     *
     * @param text what is looked for, whatever its case; at least one character
     * @param project the only project to look in; null for all
     * @param parts what to look in
     * @param from null to begin
     * @param limit how many runs to find at most
     * @return empty if there is no such project
     */
    public Optional<SearchResult> search(
            String text, @Nullable String project, Set<SearchPart> parts, @Nullable SearchPosition from, int limit) {
        return known(project).map(known -> {
            long end = nanoTime.getAsLong() + longest.toNanos();
            var pass = new Pass(SearchText.of(text), parts, limit, end, known.indexing());
            boolean goesOn = true;
            for (Candidate candidate : known.runs()) {
                if (!goesOn) {
                    return pass.result(false);
                }
                goesOn = candidate.isDoneAt(from) || pass.look(candidate, from);
            }
            return pass.result(goesOn);
        });
    }

    /** The runs that the index knows by now: who searches does not wait until it has read all. */
    private Optional<Known> known(@Nullable String project) {
        if (project != null) {
            return index.applicationsSoon(project)
                    .map(list -> new Known(
                            ofProject(project, list.runs()).sorted(LATEST_FIRST).toList(), list.indexing()));
        }
        ProjectRoll all = index.projectsSoon();
        List<Candidate> runs = all.projects().stream()
                .map(ProjectSummary::id)
                .flatMap(id -> index.applicationsSoon(id).stream().flatMap(list -> ofProject(id, list.runs())))
                .sorted(LATEST_FIRST)
                .toList();
        if (all.indexing() == null) {
            logs.fit(runs.size());
        }
        return Optional.of(new Known(runs, all.indexing()));
    }

    private record Known(List<Candidate> runs, @Nullable Indexing indexing) {}

    private static Stream<Candidate> ofProject(String project, List<ApplicationSummary> runs) {
        return runs.stream().map(run -> new Candidate(project, run));
    }

    private record Candidate(String project, ApplicationSummary run) {

        SearchPosition behind() {
            return at(SearchPosition.WHOLE);
        }

        SearchPosition at(long logPosition) {
            return new SearchPosition(run.lastActivity(), project, run.appId(), logPosition);
        }

        boolean isDoneAt(@Nullable SearchPosition position) {
            if (position == null) {
                return false;
            }
            int order = SearchPosition.ORDER.compare(behind(), position);
            return order < 0 || (order == 0 && position.logPosition() == SearchPosition.WHOLE);
        }

        /** Where its log is to be read from. */
        long start(@Nullable SearchPosition position) {
            boolean isThis = position != null && SearchPosition.ORDER.compare(behind(), position) == 0;
            return isThis ? Objects.requireNonNull(position).logPosition() : 0;
        }
    }

    /** One call: what it has found, and how far it has come. */
    private final class Pass {

        private final SearchText text;
        private final Set<SearchPart> parts;
        private final int limit;
        private final long end;
        private final List<SearchHit> hits = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();
        private @Nullable SearchPosition next;
        private int searched;
        private long bytes;

        Pass(SearchText text, Set<SearchPart> parts, int limit, long end, @Nullable Indexing indexing) {
            this.text = text;
            this.parts = parts;
            this.limit = limit;
            this.end = end;
            if (indexing != null) {
                problems.add(
                        "The server has read %,d of %,d runs by now: the others could not be searched. Search again later."
                                .formatted(indexing.done(), indexing.total()));
            }
        }

        /** Looks through a run; false when that was the last one of this call. */
        boolean look(Candidate candidate, @Nullable SearchPosition from) {
            long start = candidate.start(from);
            var matches = new MatchCollector(text, parts, this::isTimeUp);
            if (start == 0) {
                matches.lookAt(candidate.run());
            }
            long reached = matches.isFull() || onlyNames() ? start : read(candidate, start, matches);
            boolean unfinished = matches.wasStopped() && !matches.isFull();
            if (!matches.matches().isEmpty()) {
                boolean more = matches.isFull() || unfinished;
                hits.add(new SearchHit(candidate.project(), candidate.run(), matches.matches(), more));
                unfinished = false; // that it has the text is known
            }
            searched += unfinished ? 0 : 1;
            next = unfinished ? candidate.at(reached) : candidate.behind();
            return !unfinished && hits.size() < limit && !isTimeUp();
        }

        private boolean onlyNames() {
            return Set.of(SearchPart.ID, SearchPart.PARTITION).containsAll(parts);
        }

        private boolean isTimeUp() {
            return nanoTime.getAsLong() - end >= 0;
        }

        private long read(Candidate candidate, long start, MatchCollector matches) {
            var key = new ApplicationKey(candidate.project(), candidate.run().appId());
            KnownLog known = logs.look(key, text);
            long begin = known.begin(start);
            if (begin == KnownLog.WHOLE) {
                return start;
            }
            LogRead read = read(known, begin, matches);
            String problem = read.problem();
            if (problem != null && problems.size() < MOST_PROBLEMS) {
                problems.add(problem);
            }
            bytes += Math.max(0, read.position() - begin);
            return read.position();
        }

        private LogRead read(KnownLog known, long begin, MatchCollector matches) {
            SignatureBuilder signature = known.collecting(begin);
            if (signature == null) {
                return repository.readLog(known.key(), begin, matches, matches);
            }
            var signing = new SigningReader(matches, signature);
            LogRead read = repository.readLog(known.key(), begin, signing, signing);
            if (signing.sawAll()) {
                logs.keep(known, signature, read, matches.wasStopped());
            }
            return read;
        }

        SearchResult result(boolean complete) {
            return new SearchResult(List.copyOf(hits), complete ? null : next, searched, bytes, List.copyOf(problems));
        }
    }
}
