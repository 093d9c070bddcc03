package dev.burr.ui.cli;

import java.nio.file.Path;

/**
 * What is started, and how.
 *
 * @param port port to listen on, 0 for any free one
 * @param host address to listen on
 * @param storage folder of the runs, which need not exist
 * @param opensBrowser whether the UI is shown in the browser
 * @param samples whether an empty storage gets the demo's sample runs
 */
record UiSettings(int port, String host, Path storage, boolean opensBrowser, boolean samples) {}
