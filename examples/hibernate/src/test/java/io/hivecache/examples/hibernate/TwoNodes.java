package io.hivecache.examples.hibernate;

import java.io.IOException;

/** Two nodes on a server and a database of the tests' own; the shop has its goods, and nothing is cached. */
final class TwoNodes implements AutoCloseable {
    static final String HIVE = "hivecache.hive";

    final OwnServer server;
    final Node first;
    final Node second;

    private TwoNodes(OwnServer server, String database) {
        this.server = server;
        System.setProperty(HIVE, server.address());
        first = Node.open(database);
        first.fill();
        second = Node.openApart(database);
    }

    static TwoNodes open(String database) throws IOException {
        return new TwoNodes(OwnServer.start(), database);
    }

    @Override
    public void close() throws IOException {
        first.close();
        second.close();
        System.clearProperty(HIVE);
        server.close();
    }
}
