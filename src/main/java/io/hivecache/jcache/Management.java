package io.hivecache.jcache;

import io.hivecache.hive.Addresses;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import javax.cache.CacheException;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * Shows a cache's MXBeans in the platform's MBean server, under the names that JSR-107 section 14 gives them. JMX is not
 * touched before a bean is to be shown. To be called under the cache's lock.
 */
final class Management {
    private static final System.Logger LOG = System.getLogger(Management.class.getName());

    private final HiveCache<?, ?> cache;
    private @Nullable ObjectName configurationName;
    private @Nullable ObjectName statisticsName;

    Management(HiveCache<?, ?> cache) {
        this.cache = cache;
    }

    void showConfiguration(boolean show) {
        if (show && configurationName == null) {
            configurationName = register(new ConfigurationBean(cache.configuration()), "CacheConfiguration");
        } else if (!show) {
            configurationName = unregister(configurationName);
        }
    }

    void showStatistics(boolean show) {
        if (show && statisticsName == null) {
            statisticsName = register(new StatisticsBean(cache.statistics()), "CacheStatistics");
        } else if (!show) {
            statisticsName = unregister(statisticsName);
        }
    }

    void close() {
        showConfiguration(false);
        showStatistics(false);
    }

    private @Nullable ObjectName register(Object bean, String type) {
        String plain = "javax.cache:type=" + type + ",CacheManager="
                + value(Addresses.show(cache.getCacheManager().getURI())) + ",Cache=" + value(cache.getName());
        try {
            String name = plain;
            for (int instance = 2; !isFree(bean, new ObjectName(name)); instance++) {
                name = plain + ",Instance=" + instance;
            }
            return new ObjectName(name);
        } catch (JMException e) {
            throw new CacheException("cache '" + cache.getName() + "': cannot show its " + type + " MXBean", e);
        }
    }

    /** Registers the bean, unless one of another manager, or of a name that differs in a dot, has the name. */
    private static boolean isFree(Object bean, ObjectName name) throws JMException {
        try {
            server().registerMBean(bean, name);
            return true;
        } catch (InstanceAlreadyExistsException e) {
            return false;
        }
    }

    private @Nullable ObjectName unregister(@Nullable ObjectName name) {
        if (name != null) {
            try {
                server().unregisterMBean(name);
            } catch (InstanceNotFoundException e) {
                LOG.log(Level.DEBUG, "cache '" + cache.getName() + "': its MXBean was gone already", e);
            } catch (JMException e) {
                LOG.log(Level.WARNING, "cache '" + cache.getName() + "': cannot withdraw its MXBean " + name, e);
            }
        }
        return null;
    }

    /** What would end the value of an ObjectName's key, or make the name a pattern, becomes a dot. */
    private static String value(String text) {
        return text.replaceAll("[,:=\n*?\"]", ".");
    }

    private static MBeanServer server() {
        return ManagementFactory.getPlatformMBeanServer();
    }
}
