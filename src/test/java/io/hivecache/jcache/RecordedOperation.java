package io.hivecache.jcache;

import io.hivecache.testing.History;
import io.hivecache.testing.History.Next;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import javax.cache.Cache;

/**
 * An operation on a cache as it went.
 *
 * @param kind which one
 * @param expected the value it expected, if it is one that does
 * @param next the value it stored, if it did
 * @param result what it answered, as text
 */
record RecordedOperation(long began, long ended, Kind kind, String key, Integer expected, Integer next, String result) {
    private static final int VALUES = 3;

    /** The operations, and what each answers and leaves behind where it finds a value or null. */
    enum Kind {
        GET {
            @Override
            Object call(Cache<String, Integer> cache, String key, Integer expected, Integer next) {
                return cache.get(key);
            }

            @Override
            Effect effect(Integer found, Integer expected, Integer next) {
                return new Effect(found, found);
            }
        },
        PUT {
            @Override
            Object call(Cache<String, Integer> cache, String key, Integer expected, Integer next) {
                cache.put(key, next);
                return null;
            }

            @Override
            Effect effect(Integer found, Integer expected, Integer next) {
                return new Effect(null, next);
            }
        },
        PUT_IF_ABSENT {
            @Override
            Object call(Cache<String, Integer> cache, String key, Integer expected, Integer next) {
                return cache.putIfAbsent(key, next);
            }

            @Override
            Effect effect(Integer found, Integer expected, Integer next) {
                return new Effect(found == null, found == null ? next : found);
            }
        },
        GET_AND_PUT {
            @Override
            Object call(Cache<String, Integer> cache, String key, Integer expected, Integer next) {
                return cache.getAndPut(key, next);
            }

            @Override
            Effect effect(Integer found, Integer expected, Integer next) {
                return new Effect(found, next);
            }
        },
        REPLACE {
            @Override
            Object call(Cache<String, Integer> cache, String key, Integer expected, Integer next) {
                return cache.replace(key, next);
            }

            @Override
            Effect effect(Integer found, Integer expected, Integer next) {
                return new Effect(found != null, found == null ? null : next);
            }
        },
        REPLACE_EXPECTED {
            @Override
            Object call(Cache<String, Integer> cache, String key, Integer expected, Integer next) {
                return cache.replace(key, expected, next);
            }

            @Override
            Effect effect(Integer found, Integer expected, Integer next) {
                return new Effect(expected.equals(found), expected.equals(found) ? next : found);
            }
        },
        GET_AND_REPLACE {
            @Override
            Object call(Cache<String, Integer> cache, String key, Integer expected, Integer next) {
                return cache.getAndReplace(key, next);
            }

            @Override
            Effect effect(Integer found, Integer expected, Integer next) {
                return new Effect(found, found == null ? null : next);
            }
        },
        REMOVE_EXPECTED {
            @Override
            Object call(Cache<String, Integer> cache, String key, Integer expected, Integer next) {
                return cache.remove(key, expected);
            }

            @Override
            Effect effect(Integer found, Integer expected, Integer next) {
                return new Effect(expected.equals(found), expected.equals(found) ? null : found);
            }
        },
        GET_AND_REMOVE {
            @Override
            Object call(Cache<String, Integer> cache, String key, Integer expected, Integer next) {
                return cache.getAndRemove(key);
            }

            @Override
            Effect effect(Integer found, Integer expected, Integer next) {
                return new Effect(found, null);
            }
        },
        INVOKE {
            @Override
            Object call(Cache<String, Integer> cache, String key, Integer expected, Integer next) {
                return cache.invoke(key, (entry, none) -> {
                    Integer found = entry.getValue();
                    entry.setValue(next);
                    return found;
                });
            }

            @Override
            Effect effect(Integer found, Integer expected, Integer next) {
                return new Effect(found, next);
            }
        };

        abstract Object call(Cache<String, Integer> cache, String key, Integer expected, Integer next);

        abstract Effect effect(Integer found, Integer expected, Integer next);
    }

    private record Effect(Object answer, Integer left) {}

    /** Does something at random, and writes it down. */
    static RecordedOperation random(Cache<String, Integer> cache, String key, Random random) {
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        Integer expected = random.nextInt(VALUES);
        Integer next = random.nextInt(VALUES);
        long began = System.nanoTime();
        Object result = kind.call(cache, key, expected, next);
        return new RecordedOperation(began, System.nanoTime(), kind, key, expected, next, Objects.toString(result));
    }

    History.Operation<Integer> forHistory() {
        return new History.Operation<>(
                began,
                ended,
                found -> {
                    Effect effect = kind.effect(found, expected, next);
                    return Objects.toString(effect.answer()).equals(result)
                            ? Next.to(effect.left())
                            : Next.impossible();
                },
                toString());
    }

    static RecordedOperation parse(String line) {
        String[] words = line.split(" ");
        return new RecordedOperation(
                Long.parseLong(words[0]),
                Long.parseLong(words[1]),
                Kind.valueOf(words[2]),
                words[3],
                Integer.valueOf(words[4]),
                Integer.valueOf(words[5]),
                words[6]);
    }

    @Override
    public String toString() {
        return String.join(
                " ",
                Stream.of(began, ended, kind, key, expected, next, result)
                        .map(Object::toString)
                        .toList());
    }
}
