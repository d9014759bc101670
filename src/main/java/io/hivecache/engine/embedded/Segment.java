package io.hivecache.engine.embedded;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A part of the table: an open-addressed array with linear probing, at most half full. Readers take no lock; whoever adds
 * or takes out a cell locks the segment.
 *
 * <p>A cell never moves within an array: where one is taken out in the middle of a probe sequence, a {@link #TOMB} stays.
 * An array that is half full of either is replaced by another one. A reader who goes on in the old one meets all that was
 * there when it began: what left since says so itself, and what came since came while it was reading.
 *
 * <p>A probe sequence ends after {@link #PROBES} places, so that keys whose hash codes are alike, by accident or by
 * malice, cost no more than that: a cell that finds no place there joins the crowd, a {@link ConcurrentHashMap}, which
 * keeps such keys in trees, and stays there.
 */
final class Segment<A, C> {
    private static final int PROBES = 128;
    private static final int LEAST_LENGTH = 8;
    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Cell[].class);
    private static final Cell<?, ?> TOMB = new Cell<>(new Object(), 0);

    private volatile @Nullable Cell<A, C>[] slots = slots(2);
    private volatile @Nullable ConcurrentHashMap<A, Cell<A, C>> crowd;

    /** How many places are not empty; guarded by this. */
    private int used;

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <A, C> @Nullable Cell<A, C>[] slots(int length) {
        return new Cell[length];
    }

    @SuppressWarnings("unchecked")
    private static <A, C> @Nullable Cell<A, C> at(@Nullable Cell<A, C>[] slots, int place) {
        return (Cell<A, C>) SLOT.getAcquire(slots, place);
    }

    /** The cell of an alias, which may be gone, or null. */
    @Nullable
    Cell<A, C> find(A alias, int hash) {
        @Nullable Cell<A, C>[] searched = slots;
        int mask = searched.length - 1;
        int first = CellTable.place(hash, searched.length);
        for (int i = 0; i < PROBES; i++) {
            Cell<A, C> cell = at(searched, (first + i) & mask);
            if (cell == null) {
                break;
            }
            if (cell.isOf(alias, hash)) {
                return cell;
            }
        }
        ConcurrentHashMap<A, Cell<A, C>> others = crowd;
        return others == null ? null : others.get(alias);
    }

    /** Adds a cell, in place of one of its alias that is gone; answers the one that is there instead, or null. */
    synchronized @Nullable Cell<A, C> addIfAbsent(Cell<A, C> cell) {
        Cell<A, C> there = find(cell.alias, cell.hash);
        if (there != null) {
            if (!there.isGone()) {
                return there;
            }
            unlink(there);
        }
        if (2 * used >= slots.length) {
            rebuild();
        }
        add(cell);
        return null;
    }

    private void add(Cell<A, C> cell) {
        int mask = slots.length - 1;
        int first = CellTable.place(cell.hash, slots.length);
        for (int i = 0; i < PROBES; i++) {
            int place = (first + i) & mask;
            Cell<A, C> there = at(slots, place);
            if (there == null || there == TOMB) {
                used += there == null ? 1 : 0;
                SLOT.setRelease(slots, place, cell);
                return;
            }
        }
        if (crowd == null) {
            crowd = new ConcurrentHashMap<>();
        }
        crowd.put(cell.alias, cell);
    }

    /** Takes out a cell that is gone, if it was not yet. */
    synchronized void unlink(Cell<A, C> cell) {
        int mask = slots.length - 1;
        int place = CellTable.place(cell.hash, slots.length);
        for (int i = 0; i < PROBES && at(slots, place) != null; i++) {
            if (at(slots, place) == cell) {
                SLOT.setRelease(slots, place, TOMB);
                removeTombs(place);
                return;
            }
            place = (place + 1) & mask;
        }
        if (crowd != null) {
            crowd.remove(cell.alias, cell);
        }
    }

    /** Empties the places of tombs from one on backwards, unless something may lie behind it. */
    private void removeTombs(int last) {
        int mask = slots.length - 1;
        int place = last;
        if (at(slots, (last + 1) & mask) == null) {
            while (at(slots, place) == TOMB) {
                SLOT.setRelease(slots, place, null);
                used--;
                place = (place - 1) & mask;
            }
        }
    }

    /** Makes another array, at most three eighths full, of the cells that are not gone. */
    private void rebuild() {
        List<Cell<A, C>> staying = cells(slots);
        int least = Math.max(LEAST_LENGTH, staying.size() / 3 * 8);
        Segment<A, C> next = new Segment<>();
        next.slots = slots(Integer.highestOneBit(least - 1) * 2);
        next.crowd = crowd;
        staying.forEach(next::add);
        crowd = next.crowd;
        used = next.used;
        slots = next.slots;
    }

    private static <A, C> List<Cell<A, C>> cells(@Nullable Cell<A, C>[] slots) {
        List<Cell<A, C>> cells = new ArrayList<>(slots.length / 2);
        for (int place = 0; place < slots.length; place++) {
            Cell<A, C> cell = at(slots, place);
            if (cell != null && cell != TOMB && !cell.isGone()) {
                cells.add(cell);
            }
        }
        return cells;
    }

    /** The cells that are there, each once; none that stays meanwhile is left out. */
    List<Cell<A, C>> cells() {
        @Nullable Cell<A, C>[] searched = slots;
        List<Cell<A, C>> cells = cells(searched);
        ConcurrentHashMap<A, Cell<A, C>> others = crowd;
        if (others != null) {
            Set<Cell<A, C>> known = new HashSet<>(cells);
            others.values().stream().filter(known::add).forEach(cells::add);
        }
        return cells;
    }

    /** Makes all cells gone but those that are taken, which are answered. */
    synchronized List<Cell<A, C>> clear() {
        List<Cell<A, C>> taken = cells();
        taken.removeIf(Segment::isRemoved);
        ConcurrentHashMap<A, Cell<A, C>> others = crowd;
        if (others != null) {
            others.values().removeIf(Cell::isGone);
        }
        rebuild();
        return taken;
    }

    private static <A, C> boolean isRemoved(Cell<A, C> cell) {
        C content = cell.freeContent();
        while (content != null) {
            if (cell.remove(content)) {
                return true;
            }
            content = cell.freeContent();
        }
        return cell.isGone();
    }
}
