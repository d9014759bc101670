package io.hivecache.examples.files;

import io.hivecache.examples.files.FileAnalysis.Passage;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Finds the two passages of a text that are most alike, as copying and changing leaves them.
 *
 * <p>The text is laid over itself at every distance; where it meets itself a run gains a point for an equal byte and loses
 * two for a different one. The time is quadratic: this example needs something slow.
 */
final class SimilarPassages {
    private static final int FEWEST_POINTS = 40;
    private static final int SHOWN = 56;

    private final byte[] text;

    SimilarPassages(byte[] text) {
        this.text = text;
    }

    /** Returns the two passages in their order, or nothing if none are alike enough. */
    List<Passage> mostAlike() {
        int most = FEWEST_POINTS - 1;
        int from = 0;
        int to = 0;
        int apart = 0;
        for (int distance = FEWEST_POINTS; distance < text.length; distance++) {
            int points = 0;
            int start = 0;
            for (int i = 0; i + distance < text.length; i++) {
                if (points == 0) {
                    start = i;
                }
                points = text[i] == text[i + distance] ? points + 1 : Math.max(0, points - 2);
                if (points > most && i - start < distance) {
                    most = points;
                    from = start;
                    to = i + 1;
                    apart = distance;
                }
            }
        }
        return apart == 0 ? List.of() : List.of(passage(from, to), passage(from + apart, to + apart));
    }

    private Passage passage(int from, int to) {
        int line = 1;
        for (int i = 0; i < from; i++) {
            line += text[i] == '\n' ? 1 : 0;
        }
        String start = new String(text, from, to - from, StandardCharsets.UTF_8)
                .strip()
                .replaceAll("\\s+", " ");
        return new Passage(line, to - from, start.length() <= SHOWN ? start : start.substring(0, SHOWN) + "...");
    }
}
