/**
 * The hive on servers: Valkey or Redis, one server, a set watched by Sentinels, or a Cluster. A key per entry, native
 * commands and expiry, and one round trip per operation.
 */
@NullMarked
package io.hivecache.engine.remote;

import org.jspecify.annotations.NullMarked;
