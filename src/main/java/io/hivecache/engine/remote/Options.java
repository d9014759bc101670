package io.hivecache.engine.remote;

import io.hivecache.hive.Amounts;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The values of an address' parameters, or what holds without them. */
final class Options {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(2);
    private static final long DEFAULT_MAX_VALUE_BYTES = 16L << 20;
    private static final String DEFAULT_PREFIX = "hive:";
    private static final Pattern PREFIX = Pattern.compile("[\\p{Alnum}\\-_.~@/+=,;!:]+");

    private final Map<Option, String> values;
    private final String shownAddress;

    private Options(Map<Option, String> values, String shownAddress) {
        this.values = values;
        this.shownAddress = shownAddress;
    }

    /** Reads and checks all parameters. */
    static Options of(Map<String, String> parameters, String shownAddress) {
        Map<Option, String> values = new EnumMap<>(Option.class);
        parameters.forEach((word, value) -> values.put(Option.of(word, shownAddress), value));
        Options options = new Options(values, shownAddress);
        options.connectTimeout();
        options.commandTimeout();
        options.keyPrefix();
        options.readsFromReplicas();
        options.maxValueBytes();
        options.lazyConnect();
        options.verifiesHost();
        return options;
    }

    /** The value of an option, or null if it is not set. */
    @Nullable
    String get(Option option) {
        return values.get(option);
    }

    Duration connectTimeout() {
        return duration(Option.CONNECT_TIMEOUT);
    }

    Duration commandTimeout() {
        return duration(Option.COMMAND_TIMEOUT);
    }

    private Duration duration(Option option) {
        String text = values.get(option);
        if (text == null) {
            return DEFAULT_TIMEOUT;
        }
        try {
            javax.cache.expiry.Duration read = Amounts.duration(text);
            TimeUnit unit = read.getTimeUnit();
            if (unit == null || read.isZero()) {
                throw new IllegalArgumentException("it must end, and not at once");
            }
            return Duration.ofMillis(unit.toMillis(read.getDurationAmount()));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw option.mistake(shownAddress);
        }
    }

    /** What all keys begin with; nothing in it steers a slot or matches other keys. */
    String keyPrefix() {
        String prefix = values.getOrDefault(Option.KEY_PREFIX, DEFAULT_PREFIX);
        if (!PREFIX.matcher(prefix).matches()) {
            throw Option.KEY_PREFIX.mistake(shownAddress);
        }
        return prefix;
    }

    boolean readsFromReplicas() {
        return switch (values.getOrDefault(Option.READ_FROM, "master")) {
            case "master" -> false;
            case "replica" -> true;
            default -> throw Option.READ_FROM.mistake(shownAddress);
        };
    }

    long maxValueBytes() {
        String text = values.get(Option.MAX_VALUE_BYTES);
        try {
            return text == null ? DEFAULT_MAX_VALUE_BYTES : Amounts.bytes(text);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw Option.MAX_VALUE_BYTES.mistake(shownAddress);
        }
    }

    boolean lazyConnect() {
        return flag(Option.LAZY_CONNECT, false);
    }

    boolean verifiesHost() {
        return flag(Option.VERIFY_HOST, true);
    }

    private boolean flag(Option option, boolean otherwise) {
        String text = values.get(option);
        return switch (text == null ? String.valueOf(otherwise) : text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw option.mistake(shownAddress);
        };
    }
}
