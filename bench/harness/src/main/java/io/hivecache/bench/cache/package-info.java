/** The one provider of a class path, its caches, and the proof that they do what is measured. */
package io.hivecache.bench.cache;
