/** States of applications as files on this machine. */
@NullMarked
package dev.burr.persistence.file;

import org.jspecify.annotations.NullMarked;
