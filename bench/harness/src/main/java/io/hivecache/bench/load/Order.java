package io.hivecache.bench.load;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;

/** A value that everybody can change: eight objects, about 300 bytes of heap. */
public final class Order implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int LINES = 3;

    private final long id;
    private final String customer;
    private final Date placed;
    private final Address address;
    private final List<Line> lines;

    private Order(long id, String customer, Date placed, Address address, List<Line> lines) {
        this.id = id;
        this.customer = customer;
        this.placed = placed;
        this.address = address;
        this.lines = lines;
    }

    static Order number(int number) {
        List<Line> lines = new ArrayList<>(LINES);
        for (int i = 0; i < LINES; i++) {
            lines.add(new Line(number + i, 1 + i, 1_99L * (1 + i)));
        }
        Address address = new Address("Apiary Lane", "Ribe", number % 100_000);
        return new Order(number, "Customer " + number, new Date(1_000L * number), address, lines);
    }

    /** Changes an object deep in the graph. */
    public void change() {
        lines.get(LINES - 1).quantity++;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Order order
                && id == order.id
                && customer.equals(order.customer)
                && placed.equals(order.placed)
                && address.equals(order.address)
                && lines.equals(order.lines);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, customer, placed, address, lines);
    }

    private static final class Address implements Serializable {
        private static final long serialVersionUID = 1;

        private final String street;
        private final String city;
        private final int code;

        Address(String street, String city, int code) {
            this.street = street;
            this.city = city;
            this.code = code;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Address address
                    && street.equals(address.street)
                    && city.equals(address.city)
                    && code == address.code;
        }

        @Override
        public int hashCode() {
            return Objects.hash(street, city, code);
        }
    }

    private static final class Line implements Serializable {
        private static final long serialVersionUID = 1;

        private final int article;
        private int quantity;
        private final long cents;

        Line(int article, int quantity, long cents) {
            this.article = article;
            this.quantity = quantity;
            this.cents = cents;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Line line
                    && article == line.article
                    && quantity == line.quantity
                    && cents == line.cents;
        }

        @Override
        public int hashCode() {
            return Objects.hash(article, quantity, cents);
        }
    }
}
