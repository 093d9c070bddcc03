package dev.burr.ui.api.v1.manage;

import dev.burr.ui.api.ApiException;
import dev.burr.ui.api.WholeTexts;
import dev.burr.ui.storage.Annotation;
import dev.burr.ui.storage.AnnotationStore;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.Document;
import dev.burr.ui.storage.StaleAnnotation;
import dev.burr.ui.storage.TrackingRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Notes on steps. */
@RestController
@RequestMapping("/api/v1")
final class AnnotationsController {

    private static final int MOST_CHOICES = 200;

    private final AnnotationStore annotations;
    private final TrackingRepository repository;

    AnnotationsController(AnnotationStore annotations, TrackingRepository repository) {
        this.annotations = annotations;
        this.repository = repository;
    }

    /** A tag or the name of an action may have a comma. */
    @InitBinder
    void takeTextsAsTheyAre(WebDataBinder binder) {
        binder.registerCustomEditor(String[].class, new WholeTexts());
    }

    /** @param before id of the last note of the page before */
    @GetMapping("/annotations")
    AnnotationPage annotations(
            @RequestParam String project,
            @RequestParam(required = false) @Nullable String app,
            @RequestParam(required = false) @Nullable Long sequenceId,
            @RequestParam(required = false) String @Nullable [] tag,
            @RequestParam(required = false) String @Nullable [] action,
            @RequestParam(required = false) @Nullable String thumbs,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable Long before) {
        AnnotationFilter filter = filter(app, sequenceId, tag, action, thumbs, q);
        int most = Limits.page(limit);
        Document<List<Annotation>> all = of(project);
        List<Annotation> notes = all.readable().orElse(List.of());
        List<Annotation> matching = matching(notes, filter);
        List<Annotation> page = matching.stream()
                .filter(note -> before == null || note.id() < before)
                .limit(most + 1L)
                .toList();
        boolean more = page.size() > limit;
        List<Annotation> shown = more ? page.subList(0, limit) : page;
        return new AnnotationPage(
                shown.stream().map(AnnotationView::of).toList(),
                matching.size(),
                more ? shown.get(limit - 1).id() : null,
                choices(notes, note -> note.content().tags().stream()),
                choices(notes, note -> Stream.of(note.content().stepName())),
                all.problem());
    }

    @GetMapping(path = "/annotations/csv", produces = "text/csv")
    ResponseEntity<byte[]> annotationsAsCsv(
            @RequestParam String project,
            @RequestParam(required = false) @Nullable String app,
            @RequestParam(required = false) @Nullable Long sequenceId,
            @RequestParam(required = false) String @Nullable [] tag,
            @RequestParam(required = false) String @Nullable [] action,
            @RequestParam(required = false) @Nullable String thumbs,
            @RequestParam(required = false) @Nullable String q) {
        List<AnnotationView> notes = views(project, filter(app, sequenceId, tag, action, thumbs, q));
        return file(project + "-annotations.csv", new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(AnnotationTable.of(notes).getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping(path = "/annotations/json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AnnotationExport> annotationsAsJson(
            @RequestParam String project,
            @RequestParam(required = false) @Nullable String app,
            @RequestParam(required = false) @Nullable Long sequenceId,
            @RequestParam(required = false) String @Nullable [] tag,
            @RequestParam(required = false) String @Nullable [] action,
            @RequestParam(required = false) @Nullable String thumbs,
            @RequestParam(required = false) @Nullable String q) {
        return file(project + "-annotations.json", MediaType.APPLICATION_JSON)
                .body(new AnnotationExport(project, views(project, filter(app, sequenceId, tag, action, thumbs, q))));
    }

    @PostMapping("/annotations")
    AnnotationView annotate(
            @RequestParam String project,
            @RequestParam String app,
            @RequestParam long sequenceId,
            @RequestParam(required = false) @Nullable String partition,
            @RequestBody NoteRequest note) {
        if (repository.application(new ApplicationKey(project, app)).isEmpty()) {
            throw ApiException.notFound(
                    "No such run",
                    "Run " + ApiException.quoted(app) + " is not in project " + ApiException.quoted(project)
                            + ". Annotate a step of one that /api/v1/applications lists.");
        }
        try {
            return annotations
                    .create(project, new Annotation.Step(app, partition, sequenceId), note.content())
                    .map(AnnotationView::of)
                    .orElseThrow(() -> noProject(project));
        } catch (IOException failed) {
            throw notStored(project, failed);
        }
    }

    /** @param asOf when the note was changed last, as its reader knows it: if it is another by now, nothing is replaced */
    @PutMapping("/annotations")
    AnnotationView changeAnnotation(
            @RequestParam String project,
            @RequestParam long id,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestBody NoteRequest note) {
        try {
            Optional<Annotation> changed = asOf == null
                    ? annotations.update(project, id, note.content())
                    : annotations.update(project, id, asOf, note.content());
            return changed.map(AnnotationView::of).orElseThrow(() -> noNote(project, id));
        } catch (StaleAnnotation changed) {
            throw ApiException.conflict("Annotation was changed", String.valueOf(changed.getMessage()));
        } catch (IOException failed) {
            throw notStored(project, failed);
        }
    }

    /** Answers the note as it was. */
    @DeleteMapping("/annotations")
    AnnotationView deleteAnnotation(@RequestParam String project, @RequestParam long id) {
        try {
            return annotations.delete(project, id).map(AnnotationView::of).orElseThrow(() -> noNote(project, id));
        } catch (IOException failed) {
            throw notStored(project, failed);
        }
    }

    private List<AnnotationView> views(String project, AnnotationFilter filter) {
        Document<List<Annotation>> all = of(project);
        if (all.content() == null && all.problem() != null) {
            throw ApiException.conflict("Annotations can't be read", all.problem());
        }
        return matching(all.readable().orElse(List.of()), filter).stream()
                .map(AnnotationView::of)
                .toList();
    }

    private Document<List<Annotation>> of(String project) {
        if (repository.project(project).isEmpty()) {
            throw noProject(project);
        }
        return annotations.annotations(project);
    }

    private static List<Annotation> matching(List<Annotation> notes, AnnotationFilter filter) {
        return notes.stream()
                .filter(filter::matches)
                .sorted(Comparator.comparing(Annotation::id).reversed())
                .toList();
    }

    private static AnnotationFilter filter(
            @Nullable String app,
            @Nullable Long sequenceId,
            String @Nullable [] tags,
            String @Nullable [] actions,
            @Nullable String thumbs,
            @Nullable String text) {
        return new AnnotationFilter(
                app, sequenceId, AnnotationFilter.list(tags), AnnotationFilter.list(actions), thumbs, text);
    }

    private static List<String> choices(List<Annotation> notes, Function<Annotation, Stream<String>> of) {
        return notes.stream()
                .flatMap(of)
                .distinct()
                .sorted()
                .limit(MOST_CHOICES)
                .toList();
    }

    private static ResponseEntity.BodyBuilder file(String name, MediaType type) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString());
    }

    private static ApiException noProject(String project) {
        return ApiException.notFound(
                "No such project",
                "Project " + ApiException.quoted(project)
                        + " is not in the storage. Choose one of those that /api/v1/projects lists.");
    }

    private static ApiException noNote(String project, long id) {
        return ApiException.notFound(
                "No such annotation",
                "Annotation " + id + " is not in project " + ApiException.quoted(project)
                        + ". Choose one of those that /api/v1/annotations lists.");
    }

    private static ApiException notStored(String project, IOException failed) {
        return Refused.by(failed, "The annotations of project " + ApiException.quoted(project) + " can't be changed.");
    }
}
