package io.hivecache.examples.hibernate;

import java.io.IOException;
import java.util.Map;

/** Walks through a shop of three nodes that share one hive, and prints what came from the database and what from the hive. */
public final class Tour {
    private Tour() {}

    /** Runs on the hive that the system property {@code hive} names, or on a server of its own. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String hive = System.getProperty("hive", "");
        if (!hive.isEmpty()) {
            run(hive);
            return;
        }
        try (OwnServer server = OwnServer.start()) {
            run(server.address());
        }
    }

    private static void run(String hive) throws IOException, InterruptedException {
        System.out.println("The hive is " + hive);
        System.setProperty("hivecache.hive", hive);
        try (Node first = Node.open("shop")) {
            first.fill();
            read("Node 1 reads what no cache has", first);
            read("Node 1 reads it again", first);
            visit(first);
            print("Another JVM, whose database is empty, reads the same", OtherJvm.run(hive));
        }
    }

    private static void visit(Node first) {
        try (Node second = Node.openApart("shop")) {
            read("Node 2 reads what node 1 has read", second);
            second.change(session -> Goods.walden(session).price(990));
            read("Node 2 has changed the price; node 1 reads what it read before", first);
            second.change(session -> Goods.stock(session).sell());
            read("Node 2 has sold a book; node 1 reads what it read before", first);
            second.change(session -> Goods.walden(session).tags().add("pond"));
            read("Node 2 has added a tag; node 1 reads what it read before", first);
        }
    }

    private static void read(String title, Node node) {
        System.out.println("\n" + title);
        for (Reading reading : Reading.values()) {
            print(reading, node.read(reading));
        }
    }

    private static void print(String title, Map<Reading, Result> results) {
        System.out.println("\n" + title);
        results.forEach(Tour::print);
    }

    private static void print(Reading reading, Result result) {
        System.out.printf("  %-28s %s%n", reading.title(), result);
    }
}
