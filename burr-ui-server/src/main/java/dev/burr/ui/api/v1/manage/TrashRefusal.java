package dev.burr.ui.api.v1.manage;

/**
 * Why something was not done.
 *
 * @param id what the request named
 */
record TrashRefusal(String id, String reason) {}
