/**
 * The hive inside the JVM, the default: live objects or bytes in a concurrent map, bounded where asked, with expired
 * cells leaving by themselves.
 */
@NullMarked
package io.hivecache.engine.embedded;

import org.jspecify.annotations.NullMarked;
