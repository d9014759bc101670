/** Tests of tables and charts. */
package io.hivecache.bench.report;
