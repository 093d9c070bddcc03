/** Routes with which people keep a storage in order: what they delete, restore, take along and write down. */
@NullMarked
package dev.burr.ui.api.v1.manage;

import org.jspecify.annotations.NullMarked;
