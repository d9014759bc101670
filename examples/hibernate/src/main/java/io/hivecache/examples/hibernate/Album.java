package io.hivecache.examples.hibernate;

import jakarta.persistence.Entity;

/** A product to hear. */
@Entity
class Album extends Product {
    private int tracks;

    Album() {}

    Album(long id, String sku, String title, int tracks, int cents) {
        super(id, sku, title, cents);
        this.tracks = tracks;
    }

    @Override
    public String toString() {
        return tracks + " tracks: " + super.toString();
    }
}
