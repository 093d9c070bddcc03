package dev.burr.ui.api.v1.manage;

import java.util.List;

/** What was done with runs that a request named, and what was not. */
record TrashReport(List<TrashedRun> done, List<TrashRefusal> refused) {}
