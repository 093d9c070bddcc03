/** What every HTTP answer goes through: who may ask, how paths are read, and the built web UI. */
@NullMarked
package dev.burr.ui.web;

import org.jspecify.annotations.NullMarked;
