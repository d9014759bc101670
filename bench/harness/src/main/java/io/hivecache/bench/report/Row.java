package io.hivecache.bench.report;

import io.hivecache.bench.plan.Scenario;

/**
 * A row of a table.
 *
 * @param scenario what was measured
 * @param threads how many threads used the cache
 */
record Row(Scenario scenario, int threads) {}
