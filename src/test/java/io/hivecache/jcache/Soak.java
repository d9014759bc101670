package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.testing.FaultyProxy;
import io.hivecache.testing.Jvm;
import io.hivecache.testing.RedisServer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Two JVMs use caches in all ways, for as many minutes as the system property {@code soak.minutes} says, and there is a fault
 * twice a minute; in the end nothing in use has grown. Run by {@code mvn -Psoak test}.
 */
class Soak {
    private static final int JVMS = 2;
    private static final long FAULT_SECONDS = 30;

    /** How long a fault lasts. */
    private static final long LASTS_SECONDS = 4;

    private enum Fault {
        CUT,
        REFUSE,
        HOLD,
        SILENCE,
        STOP,
        KILL
    }

    /** What a JVM has in use between two faults, and how many operations it did since the last time and failed to do. */
    private record Sample(long heap, long threads, long files, long connections, long done, long failed) {}

    @Test
    void nothingGrows() throws Exception {
        long minutes = Long.getLong("soak.minutes", 10);
        long faults = TimeUnit.MINUTES.toSeconds(minutes) / FAULT_SECONDS;
        List<List<Sample>> samples = new ArrayList<>();
        List<Jvm> jvms = new ArrayList<>();
        try (RedisServer server = RedisServer.launch();
                FaultyProxy network = new FaultyProxy(server.port())) {
            for (int i = 0; i < JVMS; i++) {
                jvms.add(Jvm.start(SoakChild.class, network.address("redis") + "?command-timeout=1s"));
                samples.add(new ArrayList<>());
                assertThat(jvms.get(i).readLine()).isEqualTo("ready");
            }
            for (int i = 0; i < faults; i++) {
                strike(Fault.values()[i % Fault.values().length], server, network);
                TimeUnit.SECONDS.sleep(FAULT_SECONDS - LASTS_SECONDS);
                for (int j = 0; j < JVMS; j++) {
                    samples.get(j).add(sample(jvms.get(j), network));
                }
            }
        } finally {
            for (Jvm jvm : jvms) {
                jvm.close();
            }
        }
        samples.forEach(Soak::assertFlat);
    }

    private static void strike(Fault fault, RedisServer server, FaultyProxy network) throws Exception {
        switch (fault) {
            case CUT -> network.cut();
            case REFUSE -> network.refuse();
            case HOLD, SILENCE -> network.hold();
            case STOP -> server.pause();
            case KILL -> server.kill();
        }
        TimeUnit.SECONDS.sleep(LASTS_SECONDS);
        switch (fault) {
            case CUT -> {}
            case REFUSE -> network.accept();
            case HOLD -> network.release();
            case SILENCE -> network.releaseNew();
            case STOP -> server.proceed();
            case KILL -> server.restart();
        }
    }

    private static Sample sample(Jvm jvm, FaultyProxy network) {
        jvm.writeLine("");
        String line = jvm.readLine();
        System.out.println(line + ", connections: " + network.connections());
        List<Long> told = Stream.of(line.split(" ")).map(Long::valueOf).toList();
        return new Sample(told.get(0), told.get(1), told.get(2), network.connections(), told.get(3), told.get(4));
    }

    /** The most in the first half is not exceeded in the second, but by what varies anyway. */
    private static void assertFlat(List<Sample> samples) {
        assertThat(samples).hasSizeGreaterThan(3);
        assertThat(samples).as("operations between faults").allMatch(sample -> sample.done() > 100);
        assertFlat("bytes", samples, Sample::heap, 8 << 20);
        assertFlat("threads", samples, Sample::threads, 2);
        assertFlat("file descriptors", samples, Sample::files, 2);
        assertFlat("connections", samples, Sample::connections, 0);
    }

    private static void assertFlat(String what, List<Sample> samples, ToLongFunction<Sample> amount, long varies) {
        int half = samples.size() / 2;
        long before = most(samples.subList(0, half), amount);
        long after = most(samples.subList(half, samples.size()), amount);
        assertThat(after).as("%s in use, before: %d", what, before).isLessThanOrEqualTo(before + varies);
    }

    private static long most(List<Sample> samples, ToLongFunction<Sample> amount) {
        return samples.stream()
                .map(amount::applyAsLong)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
