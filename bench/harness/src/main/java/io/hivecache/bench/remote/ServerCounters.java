package io.hivecache.bench.remote;

import io.hivecache.testing.RespClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What servers have counted so far, all together, as they tell by INFO, whose own calls are left out. */
public final class ServerCounters implements AutoCloseable {
    private static final double NANOS_PER_SECOND = 1e9;

    private final List<RespClient> clients = new ArrayList<>();

    /**
     * Connects to servers.
     *
     * @param ports where they listen
     */
    public ServerCounters(List<Integer> ports) throws IOException {
        for (int port : ports) {
            clients.add(new RespClient(port));
        }
    }

    /**
     * What was counted up to a moment, or between two.
     *
     * @param commands commands carried out, those in scripts included
     * @param bytes bytes received and sent
     * @param cpuNanos CPU time
     */
    public record Counts(double commands, double bytes, double cpuNanos) {
        /** Returns what was counted since an earlier moment. */
        public Counts since(Counts earlier) {
            return new Counts(commands - earlier.commands, bytes - earlier.bytes, cpuNanos - earlier.cpuNanos);
        }

        /** Returns the sum. */
        public Counts plus(Counts other) {
            return new Counts(commands + other.commands, bytes + other.bytes, cpuNanos + other.cpuNanos);
        }
    }

    /** Asks the servers. */
    public Counts read() {
        double commands = sum(client -> calls((String) client.call("INFO", "commandstats")));
        List<String> stats = clients.stream()
                .map(client -> (String) client.call("INFO", "stats", "cpu"))
                .toList();
        double bytes = sum(stats, "total_net_input_bytes") + sum(stats, "total_net_output_bytes");
        double seconds = sum(stats, "used_cpu_user") + sum(stats, "used_cpu_sys");
        return new Counts(commands, bytes, seconds * NANOS_PER_SECOND);
    }

    /** Returns the bytes that the servers use. */
    public double memory() {
        return sum(client -> number((String) client.call("INFO", "memory"), "used_memory"));
    }

    /** Returns how many keys there are. */
    public double keys() {
        return sum(client -> ((Long) client.call("DBSIZE")).doubleValue());
    }

    private double sum(ToDoubleFunction<RespClient> figure) {
        return clients.stream().mapToDouble(figure).sum();
    }

    private static double sum(List<String> infos, String field) {
        return infos.stream().mapToDouble(info -> number(info, field)).sum();
    }

    private static double calls(String info) {
        return info.lines()
                .filter(line -> line.startsWith("cmdstat_") && !line.startsWith("cmdstat_info"))
                .mapToDouble(line -> Double.parseDouble(line.replaceFirst(".*:calls=(\\d+).*", "$1")))
                .sum();
    }

    private static double number(String info, String field) {
        return info.lines()
                .filter(line -> line.startsWith(field + ":"))
                .mapToDouble(line -> Double.parseDouble(line.substring(field.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        clients.forEach(RespClient::close);
    }
}
