package dev.burr.tracking.file;

import java.io.IOException;

/** What has been written, and whether it is to outlast a power cut before its writer goes on. */
interface Pending {

    /** Nothing to wait for. */
    Pending NONE = () -> {};

    /** Returns when the disk has it. */
    void await() throws IOException;
}
