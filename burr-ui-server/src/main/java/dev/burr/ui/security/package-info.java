/** Who may do what: API keys, sign-in, and the rule that no server without them can be reached from other machines. */
@NullMarked
package dev.burr.ui.security;

import org.jspecify.annotations.NullMarked;
