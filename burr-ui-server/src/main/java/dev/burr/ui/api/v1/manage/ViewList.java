package dev.burr.ui.api.v1.manage;

import java.util.List;

/** The saved views of a project, by name. */
record ViewList(List<NamedView> views) {}
