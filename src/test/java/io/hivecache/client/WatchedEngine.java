package io.hivecache.client;

import io.hivecache.hive.Engine;
import io.hivecache.hive.Hive;
import io.hivecache.hive.HiveSettings;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An engine whose hives tell a watcher each command but close before they carry it out; the watcher may fail in their place. */
final class WatchedEngine implements Engine {
    private final Engine engine;
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private volatile Watcher watcher = (command, arguments) -> {};
    private volatile Hive<String, byte[]> hive;

    WatchedEngine(Engine engine) {
        this.engine = engine;
    }

    /** Hears of each command from now on. */
    void watch(Watcher next) {
        watcher = next;
    }

    /** The commands so far, by the names of the hive's methods; forgets them. */
    List<String> takeCommands() {
        List<String> taken = List.copyOf(commands);
        commands.clear();
        return taken;
    }

    /** The hive that was opened last, as nobody watches it. */
    Hive<String, byte[]> hive() {
        return hive;
    }

    @Override
    public boolean keepsObjects() {
        return engine.keepsObjects();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <A, C> Hive<A, C> open(HiveSettings<A, C> settings) {
        Hive<A, C> opened = engine.open(settings);
        hive = (Hive<String, byte[]>) opened;
        return (Hive<A, C>) Proxy.newProxyInstance(
                Hive.class.getClassLoader(), new Class<?>[] {Hive.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("close")) {
                        commands.add(method.getName());
                        watcher.before(method.getName(), arguments);
                    }
                    try {
                        return method.invoke(opened, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public void close() {
        engine.close();
    }

    /** Hears of commands. */
    @FunctionalInterface
    interface Watcher {
        void before(String command, Object[] arguments) throws Exception;
    }
}
