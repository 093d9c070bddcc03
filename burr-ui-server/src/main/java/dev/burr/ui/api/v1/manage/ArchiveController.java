package dev.burr.ui.api.v1.manage;

import dev.burr.ui.api.ApiException;
import dev.burr.ui.api.Choice;
import dev.burr.ui.api.WholeTexts;
import dev.burr.ui.storage.ArchiveRefusal;
import dev.burr.ui.storage.RunArchive;
import dev.burr.ui.storage.RunArchive.OnConflict;
import dev.burr.ui.storage.RunRefusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes runs out as zip archives, and in. A few at a time: each keeps a thread and the disk busy. */
@RestController
@RequestMapping("/api/v1")
final class ArchiveController {

    static final int MOST_AT_ONCE = 4;

    private static final String ZIP = "application/zip";

    private final @Nullable RunArchive archive;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    /** @param archive none if runs can't be taken out of this storage, nor into it */
    ArchiveController(ObjectProvider<RunArchive> archive) {
        this.archive = archive.getIfAvailable();
    }

    /** The id of a run may have a comma. */
    @InitBinder
    void takeTextsAsTheyAre(WebDataBinder binder) {
        binder.registerCustomEditor(String[].class, new WholeTexts());
    }

    /**
     * The archive has no end if it can't be written to its end, which every program that opens it notices.
     *
     * @param app the runs, all of the project if there is none
     */
    @GetMapping(path = "/export", produces = ZIP)
    void exportApplications(
            @RequestParam String project,
            @RequestParam(required = false) String @Nullable [] app,
            HttpServletResponse response)
            throws IOException {
        if (!places.tryAcquire()) {
            throw busy();
        }
        try {
            List<String> apps =
                    app == null ? List.of() : Arrays.stream(app).distinct().toList();
            RunArchive.Export export = archive().export(project, apps);
            String name = apps.size() == 1 ? project + "-" + apps.get(0) : project;
            response.setContentType(ZIP);
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename(name + ".zip", StandardCharsets.UTF_8)
                            .build()
                            .toString());
            export.writeTo(response.getOutputStream());
        } catch (RunRefusal refused) {
            throw Refused.by(refused);
        } finally {
            places.release();
        }
    }

    /** @param onConflict what becomes of a run whose id another has: refuse (all), rename or skip (it) */
    @PostMapping(path = "/import", consumes = ZIP)
    ImportView importApplications(
            @RequestParam String project, @RequestParam(defaultValue = "refuse") String onConflict, InputStream body)
            throws IOException {
        OnConflict rule = rule(onConflict);
        if (!places.tryAcquire()) {
            throw busy();
        }
        try {
            return ImportView.of(archive().importInto(project, body, rule));
        } catch (ArchiveRefusal refused) {
            throw by(refused);
        } catch (SocketTimeoutException late) {
            throw late;
        } catch (IOException failed) {
            throw Refused.by(failed, "The archive can't be imported.");
        } finally {
            places.release();
        }
    }

    private RunArchive archive() {
        if (archive == null) {
            throw ApiException.notOffered(
                    "The storage of this server has no export and no import of its own. Use the means of the storage.");
        }
        return archive;
    }

    private static OnConflict rule(String name) {
        return Choice.of(
                "onConflict", name, OnConflict.values(), "which is not what can be done with a run that exists");
    }

    private static ApiException by(ArchiveRefusal refusal) {
        String why = String.valueOf(refusal.getMessage());
        return switch (refusal.kind()) {
            case MALFORMED -> ApiException.unprocessableBody("Archive refused", why);
            case TOO_LARGE -> ApiException.tooLarge(why);
            case EXISTS -> ApiException.conflict("Run exists", why);
        };
    }

    private static ApiException busy() {
        return ApiException.busy("The server exports and imports as much as it can (" + MOST_AT_ONCE
                + " archives at once). Try again when one of them is done.");
    }
}
