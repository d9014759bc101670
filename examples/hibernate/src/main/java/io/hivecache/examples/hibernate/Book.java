package io.hivecache.examples.hibernate;

import jakarta.persistence.Entity;

/** A product to read. */
@Entity
class Book extends Product {
    private String author;

    Book() {}

    Book(long id, String sku, String title, String author, int cents) {
        super(id, sku, title, cents);
        this.author = author;
    }

    @Override
    public String toString() {
        return author + ": " + super.toString();
    }
}
