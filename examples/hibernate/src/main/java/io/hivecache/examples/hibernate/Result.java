package io.hivecache.examples.hibernate;

/** What was read, and what that took. */
record Result(String text, Counts counts) {
    /** Answers whether the database was not asked. */
    boolean isFromCache() {
        return counts.statements() == 0 && counts.hits() > 0;
    }

    @Override
    public String toString() {
        return "%-8s  %-23s  %s".formatted(isFromCache() ? "hive" : "database", counts, text);
    }
}
