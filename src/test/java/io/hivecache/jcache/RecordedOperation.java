package io.hivecache.jcache;

import io.hivecache.testing.Call;
import io.hivecache.testing.EntryOperation;
import io.hivecache.testing.EntryOperation.Arguments;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import javax.cache.Cache;

/** A call in the words in which one JVM tells another of it. */
final class RecordedOperation {
    private static final int VALUES = 3;

    private RecordedOperation() {}

    /** Does something at random, and writes it down; few values, so that what is expected is often there. */
    static String random(Cache<Integer, Integer> cache, int key, Random random) {
        EntryOperation[] operations = EntryOperation.values();
        EntryOperation operation = operations[random.nextInt(operations.length)];
        Arguments arguments = new Arguments(key, random.nextInt(VALUES), random.nextInt(VALUES));
        Call call = Call.perform(operation, arguments, cache);
        if (!call.isKnown()) {
            throw new IllegalStateException("an operation failed: " + call);
        }
        return String.join(
                " ",
                Stream.of(
                                operation,
                                key,
                                arguments.expected(),
                                arguments.next(),
                                call.answer(),
                                call.begin(),
                                call.end())
                        .map(Objects::toString)
                        .toList());
    }

    static Call parse(String line) {
        String[] words = line.split(" ");
        return new Call(
                EntryOperation.valueOf(words[0]),
                new Arguments(Integer.parseInt(words[1]), Integer.valueOf(words[2]), Integer.valueOf(words[3])),
                answer(words[4]),
                Long.parseLong(words[5]),
                Long.parseLong(words[6]));
    }

    private static Object answer(String word) {
        return switch (word) {
            case "null" -> null;
            case "true", "false" -> Boolean.valueOf(word);
            default -> Integer.valueOf(word);
        };
    }
}
