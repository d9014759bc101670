package io.hivecache.bench.jmh;

import java.util.concurrent.TimeUnit;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;

/** What a cache may be asked to do on each hit. */
public enum Feature {
    /** Entries expire an hour after they were created, later than any run lasts. */
    CREATED_EXPIRY {
        @Override
        void enable(MutableConfiguration<?, ?> configuration) {
            configuration.setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(HOUR));
        }
    },
    /** Entries expire an hour after they were last read. */
    ACCESSED_EXPIRY {
        @Override
        void enable(MutableConfiguration<?, ?> configuration) {
            configuration.setExpiryPolicyFactory(AccessedExpiryPolicy.factoryOf(HOUR));
        }
    },
    /** Hits are counted. */
    STATISTICS {
        @Override
        void enable(MutableConfiguration<?, ?> configuration) {
            configuration.setStatisticsEnabled(true);
        }
    };

    private static final Duration HOUR = new Duration(TimeUnit.HOURS, 1);

    abstract void enable(MutableConfiguration<?, ?> configuration);
}
