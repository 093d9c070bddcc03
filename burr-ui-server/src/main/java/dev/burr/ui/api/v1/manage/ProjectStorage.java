package dev.burr.ui.api.v1.manage;

/**
 * How much room a project takes.
 *
 * @param bytes all of it
 * @param documentBytes what stands beside the logs
 */
record ProjectStorage(String project, int runs, long bytes, long logBytes, long documentBytes, long annotationBytes) {}
