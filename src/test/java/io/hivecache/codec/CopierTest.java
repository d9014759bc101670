package io.hivecache.codec;

import static io.hivecache.codec.CopierAssert.assertRefused;
import static io.hivecache.codec.CopierAssert.copyOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.codec.CopierBeans.Address;
import io.hivecache.codec.CopierBeans.Checked;
import io.hivecache.codec.CopierBeans.Customer;
import io.hivecache.codec.CopierBeans.Derived;
import io.hivecache.codec.CopierBeans.Finals;
import io.hivecache.codec.CopierBeans.FromDemanding;
import io.hivecache.codec.CopierBeans.FromPlain;
import io.hivecache.codec.CopierBeans.Outer;
import io.hivecache.codec.CopierBeans.Primitives;
import io.hivecache.codec.CopierBeans.Single;
import io.hivecache.codec.CopierBeans.Snapshot;
import io.hivecache.codec.CopierBeans.Transients;
import io.hivecache.codec.Samples.Color;
import io.hivecache.codec.Samples.Link;
import io.hivecache.codec.Samples.Page;
import io.hivecache.codec.Samples.Point;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the copier makes of objects, field by field, each time held to what the Java codec makes of them. */
class CopierTest {

    @Test
    void copiesObjectsAllTheWayDown() {
        Customer original = new Customer("Zoë", new Address("Bern"), "a", "b");

        Customer copy = copyOf(original);
        copy.tags.add("c");
        copy.address.city = "Rom";

        assertThat(original.tags).containsExactly("a", "b");
        assertThat(original.address.city).isEqualTo("Bern");
    }

    @Test
    void answersWhatNothingCanChangeAsItIs() {
        for (Object immutable : List.of("a", 1, LocalDate.EPOCH, Color.GREEN, String.class, new Point(1, 2))) {
            assertThat(Copier.copy(immutable)).isSameAs(immutable);
        }
    }

    @Test
    void sharesWhatNothingCanChangeWithTheOriginal() {
        Object[] original = {new Point(1, 2), new BigDecimal("1.50"), "a", TimeUnit.DAYS};

        assertThat(copyOf(original))
                .usingElementComparator((a, b) -> a == b ? 0 : 1)
                .containsExactly(original);
    }

    @Test
    void copiesOnceWhatIsSharedByTwo() {
        Address shared = new Address("Bern");
        List<Object> original = new ArrayList<>(List.of(shared, new Address("Bern"), shared));

        List<Object> copy = copyOf(original);

        assertThat(copy.get(0)).isSameAs(copy.get(2)).isNotSameAs(copy.get(1));
    }

    @Test
    void copiesOnceWhatIsSharedByManyOthers() {
        List<Object> original = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            original.add(new Address("Bern " + i));
        }
        original.addAll(List.copyOf(original));

        List<Object> copy = copyOf(original);

        assertThat(copy.get(1999)).isSameAs(copy.get(999));
    }

    @Test
    void keepsCycles() {
        Link one = Samples.chain(2);
        one.next.next = one;

        Link copy = copyOf(one);

        assertThat(copy.next.next).isSameAs(copy);
    }

    @Test
    void keepsCyclesThroughCollectionsAndArrays() {
        Object[] array = new Object[2];
        List<Object> list = new ArrayList<>();
        list.add(array);
        array[0] = array;
        array[1] = list;

        Object[] copy = copyOf(array);

        assertThat(copy[0]).isSameAs(copy);
    }

    @Test
    void copiesTheFieldsOfSuperclassesEvenOfTheSameName() {
        Derived original = new Derived();
        original.setBoth(1, 2);
        original.values = new int[] {3, 4};

        Derived copy = copyOf(original);

        assertThat(copy.sum()).isEqualTo(3);
    }

    @Test
    void runsTheConstructorOfASuperclassThatIsNotSerializable() {
        FromPlain original = new FromPlain();
        original.kept = "kept";
        original.lost = "lost";

        FromPlain copy = copyOf(original);

        assertThat(copy.kept).isEqualTo("kept");
        assertThat(copy.lost).isEqualTo("by the constructor");
    }

    @Test
    void refusesAClassWhoseSuperclassHasNoConstructorForIt() {
        assertRefused(new FromDemanding());
    }

    @Test
    void leavesTransientFieldsAtTheirDefaults() {
        Transients original = new Transients();

        Transients copy = copyOf(original);

        assertThat(copy.number).isZero();
        assertThat(copy.text).isNull();
        assertThat(copy.constant).isEqualTo(7);
        assertThat(copy.serialized).isEqualTo("serialized");
    }

    @Test
    void setsFinalFields() {
        Finals original = new Finals(5, "text", new ArrayList<>(List.of("a")));

        Finals copy = copyOf(original);

        assertThat(copy.number).isEqualTo(5);
        assertThat(copy.list).isEqualTo(original.list).isNotSameAs(original.list);
    }

    @Test
    void copiesFieldsOfEachPrimitiveType() {
        Primitives copy = copyOf(new Primitives());

        assertThat(copy).usingRecursiveComparison().isEqualTo(new Primitives());
    }

    void copiesArraysOfEachKind() {
        copyOf(new Object[] {
            new boolean[] {true, false}, new byte[] {1}, new short[] {2}, new char[] {'c'}, new int[] {3},
            new long[] {4}, new float[] {5}, new double[] {6}, new int[0], new Object[0]
        });
        copyOf(new int[][] {{1, 2}, {}, null});
        copyOf(new String[][] {{"a", null}, {"b"}});
        copyOf(new Address[] {new Address("Bern"), null});
        copyOf(new Color[] {Color.RED, Color.GREEN});
        copyOf(new Serializable[] {new int[] {1}, "a", new Point[] {new Point(1, 2)}});
    }

    @Test
    void keepsArraysThatAreShared() {
        byte[] shared = {1, 2};
        Object[] original = {shared, shared, new byte[] {1, 2}};

        Object[] copy = copyOf(original);

        assertThat(copy[0]).isSameAs(copy[1]).isNotSameAs(copy[2]);
    }

    @Test
    void keepsEnumsAndClasses() {
        Object[] copy = copyOf(new Object[] {Color.GREEN, Color.RED, String.class, int.class, int[].class});

        assertThat(copy).containsExactly(Color.GREEN, Color.RED, String.class, int.class, int[].class);
    }

    @Test
    void copiesRecordsThatHoldWhatCanChange() {
        Page<Object> original = new Page<>(new ArrayList<>(List.of(new Address("Bern"))), "first");

        Page<Object> copy = copyOf(original);

        assertThat(copy.items()).isNotSameAs(original.items());
    }

    @Test
    void makesRecordsByTheirCanonicalConstructor() {
        Snapshot original = new Snapshot(new ArrayList<>(List.of(new Address("Bern"))));

        Snapshot copy = copyOf(original);

        assertThat(copy.elements()).isInstanceOf(List.of(1).getClass());
    }

    @Test
    void refusesARecordWhoseConstructorFails() {
        Checked original = new Checked(new ArrayList<>(List.of("a")));
        original.elements().clear();

        assertRefused(original);
    }

    @Test
    void copiesInnerClassesWithTheObjectsAroundThem() {
        Outer outer = new Outer("outer");
        Outer.Inner original = outer.new Inner();
        outer.inner = original;

        Outer.Inner copy = copyOf(original);

        assertThat(copy.outer()).isNotSameAs(outer);
        assertThat(copy.outer().inner).isSameAs(copy);
    }

    @Test
    void copiesAnonymousAndLocalClassesWithWhatTheyCapture() {
        List<String> captured = new ArrayList<>(List.of("a"));

        assertThat(copyOf(CopierBeans.local(captured)).get())
                .isEqualTo(captured)
                .isNotSameAs(captured);
        assertThat(copyOf(CopierBeans.anonymous(captured)).get())
                .isEqualTo(captured)
                .isNotSameAs(captured);
    }

    @Test
    void refusesInnerClassesOfWhatIsNotSerializable() {
        class Local implements Serializable {
            private static final long serialVersionUID = 1L;

            CopierTest outer() {
                return CopierTest.this;
            }
        }

        assertRefused(new Local());
    }

    @Test
    void copiesAFieldOfTheClassItself() {
        Single original = new Single();
        original.next = new Single();

        copyOf(original);
    }
}
