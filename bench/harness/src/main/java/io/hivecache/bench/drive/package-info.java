/** The driver: reads the options, carries out the plan and has the report written. */
package io.hivecache.bench.drive;
