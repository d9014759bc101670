package io.hivecache.codec;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Classes as users have them, and objects of them. */
final class Samples {
    private Samples() {}

    enum Color {
        RED,
        GREEN {
            @Override
            public String toString() {
                return "grün";
            }
        }
    }

    record Point(int x, int y) implements Serializable {}

    record Order(long id, String customer, Color color, List<Point> points, Map<String, Integer> counts)
            implements Serializable {}

    record Node(int value, Node next) implements Serializable {}

    record Page<T>(List<T> items, T first) implements Serializable {}

    sealed interface Shape extends Serializable permits Circle, Square {}

    record Circle(double radius) implements Shape {}

    record Square(double side) implements Shape {}

    record Drawing(Shape shape, Number weight, Object note) implements Serializable {}

    static class Person implements Serializable {
        private static final long serialVersionUID = 1L;

        private final ArrayList<String> nicknames = new ArrayList<>();
        private String name = "";
        private transient int visits;

        static Person of(String name, String... nicknames) {
            Person person = new Person();
            person.name = name;
            person.nicknames.addAll(List.of(nicknames));
            return person;
        }

        public int getLengthOfName() {
            return name.length();
        }

        @Override
        public boolean equals(Object other) {
            return other != null
                    && other.getClass() == getClass()
                    && ((Person) other).name.equals(name)
                    && ((Person) other).nicknames.equals(nicknames)
                    && ((Person) other).visits == visits;
        }

        @Override
        public int hashCode() {
            return Objects.hash(name, nicknames);
        }

        @Override
        public String toString() {
            return getClass().getSimpleName() + " " + name + nicknames;
        }
    }

    static final class Employee extends Person {
        private static final long serialVersionUID = 1L;

        private int salary;

        static Employee of(String name, int salary) {
            Employee employee = new Employee();
            ((Person) employee).name = name;
            employee.salary = salary;
            return employee;
        }

        @Override
        public boolean equals(Object other) {
            return super.equals(other) && ((Employee) other).salary == salary;
        }

        @Override
        public int hashCode() {
            return 31 * super.hashCode() + salary;
        }
    }

    static final class Link implements Serializable {
        private static final long serialVersionUID = 1L;

        int number;
        Link next;
    }

    /** A chain of links, the last of which has none after it. */
    static Link chain(int length) {
        Link first = null;
        for (int i = 0; i < length; i++) {
            Link link = new Link();
            link.number = i;
            link.next = first;
            first = link;
        }
        return first;
    }

    static Order order() {
        return new Order(
                7, "Zoë", Color.GREEN, List.of(new Point(1, 2), new Point(-3, 4)), Map.of("apples", 3, "@class", 4));
    }
}
