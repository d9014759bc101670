package io.hivecache.examples.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.util.List;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each node sees what the other has changed, and reads no more from the database than it must. */
class SharedChangesTest {
    private static TwoNodes nodes;
    private Node first;
    private Node second;

    @BeforeAll
    static void open() throws IOException {
        nodes = TwoNodes.open("changes");
    }

    @AfterAll
    static void close() throws IOException {
        nodes.close();
    }

    @BeforeEach
    void reset() {
        first = nodes.first;
        second = nodes.second;
        first.change(session -> all(session).forEach(session::remove));
        first.change(Goods::persist);
    }

    private static List<Object> all(Session session) {
        return session.createSelectionQuery("from java.lang.Object", Object.class)
                .getResultList();
    }

    @Test
    void readWriteReplacesWhatAllNodesRead() {
        first.read(Reading.ENTITY);

        second.change(session -> Goods.walden(session).price(990));

        assertThat(first.read(Reading.ENTITY)).isEqualTo(new Result("Thoreau: Walden for 990", new Counts(0, 1, 0)));
    }

    @Test
    void readWriteLocksWhatIsBeingChanged() {
        first.read(Reading.ENTITY);

        second.change(session -> {
            Goods.walden(session).price(990);
            session.flush();
            Result meanwhile = first.read(Reading.ENTITY);
            assertThat(meanwhile.text()).isEqualTo("Thoreau: Walden for 1250");
            assertThat(meanwhile.isFromCache()).isFalse();
        });

        assertThat(first.read(Reading.ENTITY).text()).isEqualTo("Thoreau: Walden for 990");
        assertThat(second.read(Reading.ENTITY).text()).isEqualTo("Thoreau: Walden for 990");
    }

    @Test
    void aChangeThatIsRolledBackIsNeverSeen() {
        first.read(Reading.ENTITY);

        assertThatIllegalStateException()
                .isThrownBy(() -> second.change(session -> {
                    Goods.walden(session).price(990);
                    session.flush();
                    throw new IllegalStateException("rolled back");
                }));

        assertThat(first.read(Reading.ENTITY).text()).isEqualTo("Thoreau: Walden for 1250");
        assertThat(second.read(Reading.ENTITY).text()).isEqualTo("Thoreau: Walden for 1250");
    }

    @Test
    void nonstrictReadWriteRemovesWhatIsChanged() {
        first.read(Reading.EMBEDDED_ID);

        second.change(session -> Goods.stock(session).sell());

        assertThat(first.read(Reading.EMBEDDED_ID)).isEqualTo(new Result("6 of 1 in FR", new Counts(1, 0, 1)));
        assertThat(second.read(Reading.EMBEDDED_ID)).isEqualTo(new Result("6 of 1 in FR", new Counts(0, 1, 0)));
    }

    @Test
    void readOnlyForgetsWhatIsDeleted() {
        first.read(Reading.ENUM_ID);

        second.change(session -> session.remove(Goods.france(session)));

        assertThat(first.read(Reading.ENUM_ID)).isEqualTo(new Result("null", new Counts(1, 0, 1)));
    }

    @Test
    void aChangedCollectionIsReadAgain() {
        first.read(Reading.COLLECTION);

        second.change(session -> Goods.walden(session).tags().add("pond"));

        assertThat(first.read(Reading.COLLECTION))
                .isEqualTo(new Result("Thoreau: Walden for 1250 [pond, woods]", new Counts(1, 1, 1)));
        assertThat(second.read(Reading.COLLECTION).isFromCache()).isTrue();
    }

    @Test
    void aDeletedEntityHasNoNaturalIdAnyMore() {
        first.read(Reading.NATURAL_ID);

        second.change(session -> session.remove(Goods.ulysses(session)));

        assertThat(first.read(Reading.NATURAL_ID).text()).isEqualTo("null");
    }

    @Test
    void aQueryRunsAgainOnceItsTableHasChanged() {
        first.read(Reading.QUERY);

        second.change(session -> Goods.ulysses(session).price(1000));

        Result again = first.read(Reading.QUERY);
        assertThat(again.counts().statements()).isOne();
        assertThat(again.text()).contains("Walden", "Ulysses", "Kind of Blue");
        assertThat(second.read(Reading.QUERY).isFromCache()).isTrue();
    }
}
