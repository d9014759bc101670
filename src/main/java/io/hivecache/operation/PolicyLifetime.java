package io.hivecache.operation;

import io.hivecache.hive.Lifetime;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import org.jspecify.annotations.Nullable;

/**
 * A user's {@link ExpiryPolicy} as a lifetime: asked each time anew. A policy that throws, or answers null on creation,
 * makes entries that never expire; on update and access it leaves the deadline where it is.
 */
final class PolicyLifetime implements Lifetime {
    private static final System.Logger LOG = System.getLogger(PolicyLifetime.class.getName());
    private static final Set<Class<?>> STANDARD = Set.of(
            CreatedExpiryPolicy.class,
            ModifiedExpiryPolicy.class,
            AccessedExpiryPolicy.class,
            TouchedExpiryPolicy.class,
            EternalExpiryPolicy.class);

    private final String cache;
    private final ExpiryPolicy policy;
    private final AtomicBoolean reported = new AtomicBoolean();

    private PolicyLifetime(String cache, ExpiryPolicy policy) {
        this.cache = cache;
        this.policy = policy;
    }

    /** The lifetime that a policy gives: fixed for JSR-107's own policies, whose answers never change. */
    static Lifetime of(String cache, ExpiryPolicy policy) {
        PolicyLifetime asked = new PolicyLifetime(cache, policy);
        return STANDARD.contains(policy.getClass())
                ? new Fixed(asked.creation(), asked.update(), asked.access())
                : asked;
    }

    @Override
    public long creation() {
        return ask(policy::getExpiryForCreation, NEVER);
    }

    @Override
    public long update() {
        return ask(policy::getExpiryForUpdate, SAME);
    }

    @Override
    public long access() {
        return ask(policy::getExpiryForAccess, SAME);
    }

    @Override
    public boolean reactsToAccess() {
        return true;
    }

    @Override
    public boolean outlastsUpdates() {
        return false;
    }

    private long ask(Supplier<@Nullable Duration> question, long otherwise) {
        try {
            Duration duration = question.get();
            return duration == null ? otherwise : millis(duration);
        } catch (RuntimeException e) {
            if (!reported.getAndSet(true)) {
                LOG.log(Level.WARNING, "cache '" + cache + "': the expiry policy failed; said only once", e);
            }
            return otherwise;
        }
    }

    /** What is too long to be counted in milliseconds does not end. */
    private static long millis(Duration duration) {
        return duration.isEternal() ? NEVER : duration.getTimeUnit().toMillis(duration.getDurationAmount());
    }
}
