/** States of applications in a table of a relational database. Needs the driver and a {@link javax.sql.DataSource} only. */
@NullMarked
package dev.burr.persistence.jdbc;

import org.jspecify.annotations.NullMarked;
