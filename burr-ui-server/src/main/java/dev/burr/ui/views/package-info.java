/** Views of a project's runs that somebody has given a name, kept in the server's data folder. */
@NullMarked
package dev.burr.ui.views;

import org.jspecify.annotations.NullMarked;
