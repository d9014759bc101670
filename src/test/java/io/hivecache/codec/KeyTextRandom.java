package io.hivecache.codec;

import io.hivecache.codec.KeySamples.Color;
import io.hivecache.codec.KeySamples.Pair;
import io.hivecache.codec.KeySamples.Plain;
import io.hivecache.codec.KeySamples.Point;
import io.hivecache.codec.KeySamples.Tree;
import io.hivecache.codec.KeySamples.UserId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.cache.internal.CacheKeyImplementation;
import org.springframework.cache.interceptor.SimpleKey;

/**
 * Makes keys of all kinds, out of few enough values that equal ones are frequent. The same seed makes equal keys,
 * though in other collections and other objects, and the elements of sets and maps in another order, where {@code
 * variant} is another.
 */
final class KeyTextRandom {
    private static final String ALPHABET = "ab@\"\\(),=1L.[] \n\0\ud83d\udc1dé";

    private final Random random;
    private final int variant;

    KeyTextRandom(long seed, int variant) {
        this.random = new Random(seed);
        this.variant = variant;
    }

    Object key() {
        return key(3);
    }

    private Object key(int depth) {
        int kind = random.nextInt(depth == 0 ? 15 : 25);
        return kind < 15 ? simple(kind) : composite(kind, depth - 1);
    }

    private Object simple(int kind) {
        int number = random.nextInt(5) - 1;
        return switch (kind) {
            case 0 -> number;
            case 1 -> (long) number;
            case 2 -> (short) number;
            case 3 -> number > 1;
            case 4 -> number / 4.0;
            case 5 -> ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            case 6 -> new UUID(number, random.nextInt(2));
            case 7 -> new BigDecimal(BigInteger.valueOf(number), random.nextInt(3));
            case 8 -> Instant.ofEpochSecond(number);
            case 9 -> LocalDate.ofEpochDay(number);
            case 10 -> Duration.ofMillis(number);
            case 11 -> Color.values()[random.nextInt(2)];
            default -> text();
        };
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(5); length > 0; length--) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    private Object composite(int kind, int depth) {
        return switch (kind) {
            case 15 -> new Point(random.nextInt(3), random.nextInt(3));
            case 16 -> new Pair(key(depth), key(depth));
            case 17 -> new Tree(text(), random.nextBoolean() ? null : new Tree(text(), null));
            case 18 -> new Plain(text(), (long) random.nextInt(3));
            case 19 -> new UserId(random.nextInt(3));
            case 20 -> set(depth);
            case 21 -> map(depth);
            case 22 -> new SimpleKey(elements(depth).toArray());
            case 23 -> new CacheKeyImplementation(elements(depth).toArray(), text(), null, 1);
            default -> variant == 0 ? elements(depth) : new LinkedList<>(elements(depth));
        };
    }

    private List<Object> elements(int depth) {
        List<Object> elements = new ArrayList<>();
        for (int size = random.nextInt(4); size > 0; size--) {
            elements.add(key(depth));
        }
        return elements;
    }

    private Set<Object> set(int depth) {
        List<Object> elements = elements(depth);
        if (variant == 0) {
            return new HashSet<>(elements);
        }
        Collections.reverse(elements);
        return new LinkedHashSet<>(elements);
    }

    private Map<Object, Object> map(int depth) {
        Map<Object, Object> map = variant == 0 ? new HashMap<>() : new TreeMap<>();
        for (int size = random.nextInt(4); size > 0; size--) {
            map.put(text(), key(depth));
        }
        return map;
    }
}
