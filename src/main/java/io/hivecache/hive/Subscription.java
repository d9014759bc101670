package io.hivecache.hive;

/** What connects a {@link ChangeObserver} with a hive until that is closed. Thread-safe. */
public interface Subscription {
    /**
     * Says what the observer wants to hear of, which is nothing at first. Of changes of this JVM it hears from now on, of
     * those of others as soon as they have noticed.
     *
     * @throws HiveException if the hive cannot be asked; the observer may then hear of some changes or of none
     */
    void want(Interest interest);
}
