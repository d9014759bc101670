/**
 * The face of Hivecache towards JSR-107: provider, manager, cache, their configuration and their MXBeans. Nothing is
 * decided here that {@code io.hivecache.operation} can decide.
 */
@NullMarked
package io.hivecache.jcache;

import org.jspecify.annotations.NullMarked;
