package io.hivecache.bench.process;

import static io.hivecache.bench.remote.Texts.require;

import io.hivecache.bench.remote.Driver;
import io.hivecache.bench.remote.Target;
import io.hivecache.bench.remote.Texts;
import java.util.Map;
import java.util.Set;

/** Proves, before anything is measured, that a client's operations mean what they should. */
public final class RemotePreflight {
    private static final String TEXT = Texts.of(1);
    private static final String OTHER = Texts.of(2);

    private RemotePreflight() {}

    /**
     * Ends normally if all answers are right.
     *
     * @param arguments the servers, whether the client knows every operation
     */
    public static void main(String[] arguments) {
        boolean all = Boolean.parseBoolean(arguments[1]);
        for (boolean expires : new boolean[] {false, true}) {
            try (Target target = Driver.connect(arguments[0], expires)) {
                target.putAll(Map.of(1, TEXT, 2, OTHER));
                require(target.getAll(Set.of(1, 2, 3)).equals(Map.of(1, TEXT, 2, OTHER)), "fails at getAll");
                if (all) {
                    single(target);
                    whole(target);
                }
            }
        }
        Runtime.getRuntime().halt(0);
    }

    private static void single(Target target) {
        target.put(1, OTHER);
        require(OTHER.equals(target.get(1)) && target.get(3) == null, "fails at put and get");
        require(!target.putIfAbsent(1, TEXT) && target.putIfAbsent(4, TEXT), "fails at putIfAbsent");
        require(target.remove(4) && !target.remove(4), "fails at remove");
        require(target.replace(1, TEXT) && !target.replace(5, TEXT), "fails at replace");
        require(
                target.replace(1, TEXT, OTHER) && !target.replace(1, TEXT, OTHER),
                "fails at replace with an old value");
        require(OTHER.equals(target.getAndPut(1, TEXT)) && target.getAndPut(6, TEXT) == null, "fails at getAndPut");
        int sum = target.increment(1);
        require(target.increment(1) == sum + 1, "fails at invoke");
    }

    private static void whole(Target target) {
        require(target.iterate() == 3, "fails at iteration");
        target.clear();
        require(target.get(1) == null && target.iterate() == 0, "fails at clear");
    }
}
