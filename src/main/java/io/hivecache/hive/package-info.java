/**
 * The contract between a cache and the store it lives in: a hive keeps content in cells under aliases and knows a few
 * verbs. Engines implement it and are found by {@link java.util.ServiceLoader}, so that nothing above names one.
 */
@NullMarked
package io.hivecache.hive;

import org.jspecify.annotations.NullMarked;
