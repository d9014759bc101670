package io.hivecache.codec;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Classes whose objects can change, with what serialization has to say about fields, superclasses and constructors. */
@SuppressWarnings("serial") // fields as users declare them
final class CopierBeans {
    private CopierBeans() {}

    /** What captures a list. */
    interface Capture extends Serializable {
        List<String> get();
    }

    static Capture local(List<String> captured) {
        class Local implements Capture {
            private static final long serialVersionUID = 1L;

            @Override
            public List<String> get() {
                return captured;
            }
        }
        return new Local();
    }

    static Capture anonymous(List<String> captured) {
        return new Capture() {
            private static final long serialVersionUID = 1L;

            @Override
            public List<String> get() {
                return captured;
            }
        };
    }

    static class Address implements Serializable {
        private static final long serialVersionUID = 1L;

        String city;

        Address(String city) {
            this.city = city;
        }
    }

    static class Customer implements Serializable {
        private static final long serialVersionUID = 1L;

        String name;
        Address address;
        List<String> tags;
        Object nothing;

        Customer(String name, Address address, String... tags) {
            this.name = name;
            this.address = address;
            this.tags = new ArrayList<>(List.of(tags));
        }
    }

    static class Base implements Serializable {
        private static final long serialVersionUID = 1L;

        private int number;
        Object values;
    }

    static class Middle extends Base {
        private static final long serialVersionUID = 1L;
    }

    static class Derived extends Middle {
        private static final long serialVersionUID = 1L;

        private int number;

        void setBoth(int first, int second) {
            ((Base) this).number = first;
            number = second;
        }

        int sum() {
            return number + ((Base) this).number;
        }
    }

    static class Plain {
        String lost = "by the constructor";
    }

    static class FromPlain extends Plain implements Serializable {
        private static final long serialVersionUID = 1L;

        String kept = "by the initializer";
    }

    static class Demanding {
        Demanding(int number) {}
    }

    static class FromDemanding extends Demanding implements Serializable {
        private static final long serialVersionUID = 1L;

        FromDemanding() {
            super(1);
        }
    }

    static class Transients implements Serializable {
        private static final long serialVersionUID = 1L;

        final int constant = 7;
        transient int number = 5;
        transient String text = "text";
        String serialized = "serialized";
    }

    static final class Finals implements Serializable {
        private static final long serialVersionUID = 1L;

        final int number;
        final String text;
        final ArrayList<String> list;

        Finals(int number, String text, ArrayList<String> list) {
            this.number = number;
            this.text = text;
            this.list = list;
        }
    }

    static class Primitives implements Serializable {
        private static final long serialVersionUID = 1L;

        boolean aBoolean = true;
        byte aByte = -1;
        short aShort = -2;
        char aChar = 'c';
        int anInt = -3;
        long aLong = Long.MIN_VALUE;
        float aFloat = 1.5f;
        double aDouble = Double.MIN_VALUE;
    }

    record Snapshot(List<Object> elements) implements Serializable {
        Snapshot {
            elements = List.copyOf(elements);
        }
    }

    record Checked(ArrayList<String> elements) implements Serializable {
        Checked {
            if (elements.isEmpty()) {
                throw new IllegalArgumentException("no elements");
            }
        }
    }

    static class Outer implements Serializable {
        private static final long serialVersionUID = 1L;

        final String name;
        Inner inner;

        Outer(String name) {
            this.name = name;
        }

        class Inner implements Serializable {
            private static final long serialVersionUID = 1L;

            Outer outer() {
                return Outer.this;
            }
        }
    }

    static final class Single implements Serializable {
        private static final long serialVersionUID = 1L;

        Single next;
    }
}
