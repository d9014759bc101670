package io.hivecache.bench.report;

import java.util.Locale;

/** How figures are written: three digits or all that stand before the point. */
final class Numbers {
    private Numbers() {}

    static String text(double number) {
        int decimals = number >= 100 ? 0 : number >= 10 ? 1 : number >= 1 ? 2 : 3;
        return number < 0.0005 ? "0" : String.format(Locale.ROOT, "%,." + decimals + "f", number);
    }

    static String ratio(double ratio) {
        return String.format(Locale.ROOT, ratio >= 10 ? "%.1f" : "%.2f", ratio);
    }
}
