/** Hazelcast's client, and the member that is its server. */
package io.hivecache.bench.remote.hazelcast;
