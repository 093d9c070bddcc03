package dev.burr.ui.api.v1.search;

import dev.burr.ui.api.ApiException;
import dev.burr.ui.api.Choice;
import dev.burr.ui.search.RunSearch;
import dev.burr.ui.search.SearchPart;
import dev.burr.ui.search.SearchPosition;
import dev.burr.ui.search.SearchResult;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finds runs by what is written in them. */
@RestController
@RequestMapping("/api/v1")
final class SearchController {

    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_PAGE = 100;

    /** Each reads logs as fast as it can; with more, the lists would have to wait for the disk. */
    private static final int MOST_AT_ONCE = 4;

    private static final int LONGEST_WAIT_SECONDS = 5;

    private final RunSearch search;
    private final Semaphore searches = new Semaphore(MOST_AT_ONCE, true);

    SearchController(RunSearch search) {
        this.search = search;
    }

    /**
     * Looks for a text, whatever its case. An answer comes within a few seconds: where that was not enough, it has a cursor to
     * look on with. Not to ask on is to end the search.
     *
     * @param q the text
     * @param project the only project to look in; all when not given
     * @param in what to look in: id, partition, action, input, result, state, error, attribute, span; all when not given
     */
    @GetMapping("/search")
    SearchPage search(
            @RequestParam String q,
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable List<String> in,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        String text = q.strip();
        requireBounded(text, limit);
        Set<SearchPart> parts = parts(in);
        String asked = text + "\n" + project + "\n" + parts;
        SearchPosition from = SearchCursor.parse(cursor, asked);
        SearchResult found = found(text, project, parts, from, limit);
        return new SearchPage(
                found.hits(),
                SearchCursor.text(found.next(), asked),
                found.searched(),
                found.bytes(),
                found.problems());
    }

    private SearchResult found(
            String text, @Nullable String project, Set<SearchPart> parts, @Nullable SearchPosition from, int limit) {
        takeTurn();
        try {
            return search.search(text, project, parts, from, limit)
                    .orElseThrow(() -> ApiException.notFound(
                            "No such project",
                            "Project " + ApiException.quoted(String.valueOf(project))
                                    + " is not in the storage. Choose one of those that /api/v1/projects lists."));
        } finally {
            searches.release();
        }
    }

    private void takeTurn() {
        boolean mine = false;
        try {
            mine = searches.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!mine) {
            throw ApiException.busy("The server is looking for other texts already. Search again in a few seconds.");
        }
    }

    private static void requireBounded(String text, int limit) {
        if (text.isEmpty() || text.length() > LONGEST_TEXT) {
            throw ApiException.badRequest("Parameter 'q' has " + text.length()
                    + " characters, which is not between 1 and " + LONGEST_TEXT + ". Give the text to look for.");
        }
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw ApiException.badRequest("Parameter 'limit' is " + limit + ", which is not between 1 and "
                    + LONGEST_PAGE + ". Ask for so many runs and follow nextCursor.");
        }
    }

    private static Set<SearchPart> parts(@Nullable List<String> names) {
        if (names == null || names.isEmpty()) {
            return EnumSet.allOf(SearchPart.class);
        }
        return names.stream()
                .map(SearchController::part)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(SearchPart.class)));
    }

    private static SearchPart part(String name) {
        return Choice.of("in", name, SearchPart.values(), "which is not a part of a run");
    }
}
