package dev.burr.ui.cli;

import java.net.URI;

/** A server that answers until it is closed. */
interface RunningServer extends AutoCloseable {

    /** The address of the UI, with a slash at its end. */
    URI uri();

    @Override
    void close();
}
