package dev.burr.ui.api.v1.manage;

import dev.burr.ui.api.ApiException;
import dev.burr.ui.storage.RunRefusal;
import java.io.IOException;
import java.nio.file.FileSystemException;

/** What is answered when the storage can't do something, or could not. */
final class Refused {

    private Refused() {}

    static ApiException by(RunRefusal refusal) {
        String why = String.valueOf(refusal.getMessage());
        return switch (refusal.kind()) {
            case MISSING -> ApiException.notFound("No such run", why);
            case RUNNING -> ApiException.conflict("Run is being written", why);
            case EXISTS -> ApiException.conflict("Run exists", why);
        };
    }

    static ApiException by(IOException failure, String what) {
        return ApiException.notStored(what + " " + reason(failure), failure);
    }

    /** The message of the file system is most often a path, which is nobody's business and helps nobody. */
    static String reason(IOException failure) {
        return failure instanceof FileSystemException refused
                ? "The file system says: "
                        + (refused.getReason() == null ? refused.getClass().getSimpleName() : refused.getReason())
                        + ". Mend that, or look into the server's log."
                : String.valueOf(failure.getMessage());
    }
}
