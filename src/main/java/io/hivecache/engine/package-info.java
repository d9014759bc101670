/** What engines have in common: holds, by which the threads of one JVM keep each other from an entry, and waiting for them. */
@NullMarked
package io.hivecache.engine;

import org.jspecify.annotations.NullMarked;
