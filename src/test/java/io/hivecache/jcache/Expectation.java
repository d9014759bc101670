package io.hivecache.jcache;

import static javax.cache.event.EventType.CREATED;
import static javax.cache.event.EventType.EXPIRED;
import static javax.cache.event.EventType.REMOVED;
import static javax.cache.event.EventType.UPDATED;

import io.hivecache.jcache.Listening.Happening;
import io.hivecache.jcache.OperationTable.Row;
import io.hivecache.jcache.Trial.Probe;
import io.hivecache.jcache.Trial.State;
import java.util.ArrayList;
import java.util.List;

/** What a row of the {@link OperationTable} comes to in a {@link Scenario}. */
record Expectation(Scenario scenario, Row row, State state) {

    Effect effect(String key, Probe probe) {
        long life = life();
        return new Effect(
                answer(),
                probe == Probe.LIFE ? "?" : life == 0 ? "-" : row.after(),
                probe == Probe.VALUE ? "?" : show(life),
                scenario.listening().told(happenings(probe)),
                scenario.statistics() ? counted() : "-",
                written(key),
                scenario.loads() && !row.loader().equals("-") ? List.of(key) : List.of(),
                scenario.expiry().isStandard() ? List.of() : asked());
    }

    /** JSR-107: putIfAbsent answers whether a value was set. */
    private String answer() {
        return isNotEvenStored() && row.operation().equals("putIfAbsent") ? "false" : row.answer();
    }

    private List<Happening> happenings(Probe probe) {
        List<Happening> happenings = new ArrayList<>();
        if (state == State.EXPIRED) {
            happenings.add(new Happening(EXPIRED, null, "OLD"));
        }
        switch (row.event()) {
            case "CREATED" -> {
                if (!isNotEvenStored()) {
                    happenings.add(new Happening(CREATED, row.after(), null));
                }
            }
            case "UPDATED" -> happenings.add(new Happening(UPDATED, row.after(), "OLD"));
            case "REMOVED" -> happenings.add(new Happening(REMOVED, null, "OLD"));
            default -> {}
        }
        if (remains() && life() != Expiry.NEVER && (life() == 0 || probe == Probe.LIFE)) {
            happenings.add(new Happening(EXPIRED, null, row.after()));
        }
        return happenings;
    }

    private String counted() {
        String counted = isNotEvenStored() ? row.counted().replaceAll(",?put", "") : row.counted();
        return counted.isEmpty() ? "-" : counted;
    }

    private List<String> written(String key) {
        if (!scenario.writes() || row.writer().equals("-")) {
            return List.of();
        }
        return List.of(row.writer() + " " + key + (row.writer().startsWith("write") ? "=NEW" : ""));
    }

    private List<String> asked() {
        return row.asked().equals("-") ? List.of() : List.of(row.asked().split(","));
    }

    /** Created with a life of zero. */
    private boolean isNotEvenStored() {
        return row.event().equals("CREATED") && scenario.expiry().creation == 0;
    }

    private boolean remains() {
        return !row.after().equals("-") && !isNotEvenStored();
    }

    /** The minutes that the entry lives on, 0 if it does not. */
    private long life() {
        if (!remains()) {
            return 0;
        }
        long life = scenario.expiry() == Expiry.ETERNAL ? Expiry.NEVER : 50;
        for (String question : row.asked().equals("-")
                ? List.<String>of()
                : List.of(row.asked().split(","))) {
            life = scenario.expiry().after(question, life);
        }
        return life;
    }

    private static String show(long life) {
        return life == 0 ? "none" : life == Expiry.NEVER ? "eternal" : life + " min";
    }
}
