/**
 * What the methods of a cache mean: each operation is a row of a table, and one executor carries rows out, with
 * expiry, loader and writer, listeners and statistics.
 */
@NullMarked
package io.hivecache.operation;

import org.jspecify.annotations.NullMarked;
