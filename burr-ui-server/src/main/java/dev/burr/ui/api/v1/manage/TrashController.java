package dev.burr.ui.api.v1.manage;

import dev.burr.ui.api.ApiException;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.DeletedRun;
import dev.burr.ui.storage.RunRefusal;
import dev.burr.ui.storage.RunTrash;
import dev.burr.ui.storage.TrashAge;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Deletes runs, and restores them. */
@RestController
@RequestMapping("/api/v1")
final class TrashController {

    private final RunTrash trash;
    private final TrashAge age;

    TrashController(RunTrash trash, TrashAge age) {
        this.trash = trash;
        this.age = age;
    }

    @DeleteMapping("/application")
    TrashedRun deleteApplication(@RequestParam String project, @RequestParam String app, HttpServletRequest request) {
        try {
            return view(trash.delete(new ApplicationKey(project, app), request.getRemoteUser()));
        } catch (RunRefusal refused) {
            throw Refused.by(refused);
        } catch (IOException failed) {
            throw Refused.by(failed, "Run " + ApiException.quoted(app) + " can't be deleted.");
        }
    }

    /** The latest first. */
    @GetMapping("/trash")
    TrashList trash(
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int most = Limits.page(limit);
        TrashCursor behind = TrashCursor.parse(cursor, project);
        List<DeletedRun> runs = trash.deleted().stream()
                .filter(run -> project == null || project.equals(run.key().project()))
                .toList();
        List<DeletedRun> page = runs.stream()
                .filter(run -> behind == null || behind.isBefore(run))
                .sorted(TrashCursor.ORDER)
                .limit(most + 1L)
                .toList();
        boolean more = page.size() > most;
        List<DeletedRun> shown = more ? page.subList(0, most) : page;
        return new TrashList(
                shown.stream().map(this::view).toList(),
                more ? TrashCursor.behind(shown.get(most - 1), project).text() : null,
                runs.size(),
                runs.stream().mapToLong(DeletedRun::bytes).sum());
    }

    @PostMapping("/trash")
    TrashReport deleteApplications(@RequestBody DeletionRequest deletion, HttpServletRequest request) {
        return each(
                deletion.apps(),
                app -> trash.delete(new ApplicationKey(deletion.project(), app), request.getRemoteUser()));
    }

    @PostMapping("/trash/restore")
    TrashReport restoreApplications(@RequestBody TrashRequest restored) {
        return each(restored.ids(), trash::restore);
    }

    @PostMapping("/trash/purge")
    TrashReport purgeApplications(@RequestBody TrashRequest purged) {
        return each(purged.ids(), trash::purge);
    }

    /** What can't be done with one keeps nobody from doing it with the others. */
    private TrashReport each(List<String> ids, Deed deed) {
        List<TrashedRun> done = new ArrayList<>();
        List<TrashRefusal> refused = new ArrayList<>();
        for (String id : ids) {
            try {
                done.add(view(deed.with(id)));
            } catch (RunRefusal refusal) {
                refused.add(new TrashRefusal(id, String.valueOf(refusal.getMessage())));
            } catch (IOException failed) {
                refused.add(new TrashRefusal(id, Refused.reason(failed)));
            }
        }
        return new TrashReport(done, refused);
    }

    private TrashedRun view(DeletedRun run) {
        return new TrashedRun(
                run.id(),
                run.key().project(),
                run.key().app(),
                run.deletedAt(),
                run.deletedBy(),
                age.endOf(run),
                run.bytes(),
                run.annotations());
    }

    @FunctionalInterface
    private interface Deed {
        DeletedRun with(String id) throws RunRefusal, IOException;
    }
}
