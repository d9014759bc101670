/** An application of Spring Boot that asks a slow bank for exchange rates and keeps its answers in caches. */
package io.hivecache.examples.rates;
