/** The rules of the house as executable checks, shared by the architecture tests of every module. */
@NullMarked
package dev.burr.architecture;

import org.jspecify.annotations.NullMarked;
