/**
 * The hive inside the JVM, the default: live objects or bytes in a table of cells, bounded where asked, with expired
 * cells leaving by themselves.
 */
@NullMarked
package io.hivecache.engine.embedded;

import org.jspecify.annotations.NullMarked;
