package dev.burr.ui.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** A way to find out who sent a request. */
interface Callers {

    /** The caller, if this way knows it. */
    Optional<Caller> callerOf(HttpServletRequest request);
}
