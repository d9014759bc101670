package io.hivecache.engine.remote;

import io.hivecache.hive.Interest;
import io.hivecache.hive.Outcome;
import io.hivecache.hive.Verb;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Script#ANNOUNCED} tells of a change: who made it, a letter for what was done, a letter for whether something
 * was there and is told, the lengths of the escaped alias and of the content before, each with a colon, then these, and the
 * content after.
 *
 * @param origin the hive that made it, {@link #ORIGIN_LENGTH} characters
 * @param alias what was changed
 * @param outcome what was done
 */
record ChangeMessage(String origin, String alias, Outcome<byte[]> outcome) {
    static final int ORIGIN_LENGTH = 6;

    private static final byte[] SILENCE = {'-'};
    private static final byte[] WRITTEN = {'W'};
    private static final byte[] FILLED = {'F'};
    private static final byte[] DELETED = {'D'};
    private static final int MOST_DIGITS = 9;

    /** The letter for what a transition does, or that which keeps it silent. */
    static byte[] code(Choice choice, Interest wanted) {
        if (!wanted.changes() || !choice.changes()) {
            return SILENCE;
        }
        return switch (choice.verb()) {
            case WRITE -> WRITTEN;
            case FILL -> FILLED;
            case DELETE -> DELETED;
            case KEEP, TOUCH -> SILENCE;
        };
    }

    /** Reads a message; answers null if it is none, for anybody might publish anything. */
    static @Nullable ChangeMessage parse(byte[] message) {
        if (message.length < ORIGIN_LENGTH + 2) {
            return null;
        }
        int[] lengths = new int[2];
        int at = ORIGIN_LENGTH + 2;
        for (int i = 0; i < lengths.length; i++) {
            int colon = indexOfColon(message, at);
            lengths[i] = colon < 0 ? -1 : number(message, at, colon);
            at = colon + 1;
        }
        long end = (long) at + lengths[0] + lengths[1];
        if (lengths[0] < 0 || lengths[1] < 0 || end > message.length) {
            return null;
        }
        int before = at + lengths[0];
        try {
            String alias = Escaping.unescape(new String(message, at, lengths[0], StandardCharsets.UTF_8));
            return read(message, alias, Arrays.copyOfRange(message, before, (int) end), (int) end);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable ChangeMessage read(byte[] message, String alias, byte[] before, int end) {
        String origin = new String(message, 0, ORIGIN_LENGTH, StandardCharsets.US_ASCII);
        char what = (char) message[ORIGIN_LENGTH];
        char presence = (char) message[ORIGIN_LENGTH + 1];
        if (what == 'L') {
            return new ChangeMessage(origin, alias, new Outcome<>(Verb.KEEP, null, null, before));
        }
        Verb verb = switch (what) {
            case 'W' -> Verb.WRITE;
            case 'F' -> Verb.FILL;
            case 'D' -> Verb.DELETE;
            default -> Verb.KEEP;
        };
        byte[] after = verb.stores() ? Arrays.copyOfRange(message, end, message.length) : null;
        byte[] told = presence == 'b' ? before : null;
        return verb.changes()
                ? new ChangeMessage(origin, alias, Outcome.told(verb, presence != 'a', told, after))
                : null;
    }

    private static int indexOfColon(byte[] message, int from) {
        for (int i = from; i < message.length && i <= from + MOST_DIGITS; i++) {
            if (message[i] == ':') {
                return i;
            }
        }
        return -1;
    }

    private static int number(byte[] message, int from, int to) {
        int number = from == to ? -1 : 0;
        for (int i = from; i < to; i++) {
            if (message[i] < '0' || message[i] > '9') {
                return -1;
            }
            number = number * 10 + message[i] - '0';
        }
        return number;
    }
}
