package io.hivecache.bench.remote;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The values of the remote benchmarks: texts of 300 ASCII characters, which no serializer makes much longer. */
public final class Texts {
    private static final int LENGTH = 300;
    private static final int CHUNK = 1_000;

    private Texts() {}

    /** Returns the text with a number. */
    public static String of(int number) {
        return String.format("%0" + LENGTH + "d", number);
    }

    /** Stores the same text under each key from 0 on. */
    public static void fill(Target target, int entries) {
        String text = of(0);
        for (int from = 0; from < entries; from += CHUNK) {
            target.putAll(IntStream.range(from, Math.min(entries, from + CHUNK))
                    .boxed()
                    .collect(Collectors.<Integer, Integer, String>toMap(Function.identity(), key -> text)));
        }
        require(present(target, entries) == entries, "does not hold all entries that it was given");
    }

    private static int present(Target target, int entries) {
        int present = 0;
        for (int from = 0; from < entries; from += CHUNK) {
            Map<Integer, String> found = target.getAll(IntStream.range(from, Math.min(entries, from + CHUNK))
                    .boxed()
                    .collect(Collectors.toSet()));
            present += found.size();
        }
        return present;
    }

    /** Ends the run if a target does not do what is measured. */
    public static void require(boolean satisfied, String otherwise) {
        if (!satisfied) {
            throw new IllegalStateException("The client that is measured " + otherwise);
        }
    }
}
