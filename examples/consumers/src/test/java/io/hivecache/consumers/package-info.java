/** The libraries that load any JCache provider, each doing with Hivecache what it is known to do. */
package io.hivecache.consumers;
