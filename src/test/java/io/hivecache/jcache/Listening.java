package io.hivecache.jcache;

import java.util.List;
import java.util.Set;
import javax.cache.event.EventType;

/** Who listens to a cache, and what of its events it is told. */
enum Listening {
    NOBODY,
    SYNCHRONOUS,
    ASYNCHRONOUS,
    FILTERED,
    WITHOUT_OLD_VALUE;

    private static final Set<EventType> FILTER = Set.of(EventType.UPDATED, EventType.EXPIRED);

    TestCache.Builder register(TestCache.Builder cache) {
        return switch (this) {
            case NOBODY -> cache;
            case SYNCHRONOUS -> cache.listener();
            case ASYNCHRONOUS -> cache.listener(false, true, null);
            case FILTERED -> cache.listener(true, true, event -> FILTER.contains(event.getEventType()));
            case WITHOUT_OLD_VALUE -> cache.listener(true, false, null);
        };
    }

    /** The texts of what is told of some events. */
    List<String> told(List<Happening> happenings) {
        return switch (this) {
            case NOBODY -> List.of();
            case SYNCHRONOUS, ASYNCHRONOUS ->
                happenings.stream().map(Happening::show).toList();
            case FILTERED ->
                happenings.stream()
                        .filter(happening -> FILTER.contains(happening.type()))
                        .map(Happening::show)
                        .toList();
            case WITHOUT_OLD_VALUE ->
                happenings.stream().map(Happening::showWithoutOldValue).toList();
        };
    }

    /** An event: the value that it brought and the one that it ended, null for none. */
    record Happening(EventType type, String value, String old) {
        String show() {
            return switch (type) {
                case CREATED -> "CREATED " + value;
                case UPDATED -> "UPDATED " + value + " was " + old;
                case REMOVED, EXPIRED -> type + " " + old + " was " + old;
            };
        }

        String showWithoutOldValue() {
            return type + " " + value;
        }
    }
}
