package io.hivecache.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.testing.Worker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CellTableTest {
    private final CellTable<Object, String> table = new CellTable<>();

    /** An alias whose hash code is that of many others. */
    private record Alike(int number, int kinds) {
        @Override
        public int hashCode() {
            return number % kinds;
        }
    }

    /** Kinds of aliases by number: spread, in steps that leave the low bits alone, alike in hundreds, all alike. */
    static Stream<IntFunction<Object>> kinds() {
        return Stream.of(
                number -> number,
                number -> number << 20,
                number -> "alias " + number,
                number -> (long) number,
                number -> (long) number << 32,
                CellTableTest::numberWithTheHashCodeOfOthers,
                number -> new Alike(number, 7),
                number -> new Alike(number, 1));
    }

    /** Numbers of which six at a time have one hash code. */
    private static Object numberWithTheHashCodeOfOthers(int number) {
        int hashCode = number / 6 + 1;
        return switch (number % 6) {
            case 0 -> hashCode;
            case 1 -> (long) hashCode;
            case 2 -> ~(long) hashCode;
            case 3 -> (long) hashCode << 32;
            case 4 -> (short) hashCode;
            default -> (char) hashCode;
        };
    }

    private static Cell<Object, String> free(Object alias, String content) {
        Cell<Object, String> cell = new Cell<>(alias, CellTable.hash(alias));
        cell.giveBack(cell.held(), content);
        return cell;
    }

    private void remove(Cell<Object, String> cell) {
        assertThat(cell.remove(cell.content())).isTrue();
        table.unlink(cell);
    }

    private Map<Object, String> all() {
        Map<Object, String> all = new HashMap<>();
        table.iterator()
                .forEachRemaining(cell -> assertThat(all.put(cell.alias, cell.content()))
                        .as("met twice: %s", cell.alias)
                        .isNull());
        return all;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void holdsWhatAMapHolds(IntFunction<Object> kind) {
        Random random = new Random(42);
        Map<Object, String> model = new HashMap<>();
        for (int step = 0; step < 30_000; step++) {
            Object alias = kind.apply(random.nextInt(step < 15_000 ? 2_000 : 200));
            Cell<Object, String> found = table.find(alias);
            boolean there = found != null && !found.isGone();
            assertThat(there ? found.content() : null).isEqualTo(model.get(alias));
            if (random.nextBoolean()) {
                Cell<Object, String> other = table.addIfAbsent(free(alias, "step " + step));
                assertThat(other == null ? null : other.content()).isEqualTo(model.putIfAbsent(alias, "step " + step));
            } else if (there) {
                model.remove(alias);
                remove(found);
            }
        }
        assertThat(all()).isEqualTo(model);
        assertThat(table.clear()).isEmpty();
        assertThat(all()).isEmpty();
        assertThat(model.keySet())
                .allSatisfy(alias -> assertThat(table.find(alias)).isNull());
    }

    @Test
    void aCellThatIsGoneGivesWayToAnother() {
        Cell<Object, String> first = free("alias", "first");
        table.addIfAbsent(first);
        first.remove("first");
        Cell<Object, String> second = free("alias", "second");

        assertThat(table.addIfAbsent(second)).isNull();
        assertThat(table.find("alias")).isSameAs(second);
        table.unlink(first);
        assertThat(table.find("alias")).as("unlinking the first is too late").isSameAs(second);
    }

    @Test
    void clearAnswersWhatIsTakenAndLeavesItThere() {
        Cell<Object, String> taken = free(1, "one");
        table.addIfAbsent(taken);
        table.addIfAbsent(free(2, "two"));
        taken.take();

        assertThat(table.clear()).containsExactly(taken);
        assertThat(table.find(1)).isSameAs(taken);
        assertThat(table.find(2)).isNull();
    }

    /** Each thread adds and removes aliases of its own, between those of the others; what stays is always found. */
    @ParameterizedTest
    @MethodSource("kinds")
    void whatStaysIsFoundThoughOthersComeAndGo(IntFunction<Object> kind) throws Exception {
        int staying = 300;
        IntStream.range(0, staying).forEach(i -> table.addIfAbsent(free(kind.apply(i), "stays")));
        Worker.together(3, thread -> {
            List<Cell<Object, String>> mine = new ArrayList<>();
            for (int round = 0; round < 4_000; round++) {
                Cell<Object, String> cell = free(kind.apply(staying + 3 * (round % 500) + thread), "comes");
                assertThat(table.addIfAbsent(cell)).isNull();
                assertThat(table.find(cell.alias)).isSameAs(cell);
                mine.add(cell);
                if (mine.size() > 400) {
                    mine.forEach(this::remove);
                    mine.clear();
                }
                assertThat(table.find(kind.apply(round % staying)).content()).isEqualTo("stays");
            }
            mine.forEach(this::remove);
            return null;
        });

        assertThat(all()).hasSize(staying);
    }
}
