package io.hivecache.engine.remote;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.MaintNotificationsConfig;

/** What the client library asks servers to tell of their maintenance, which it does from Lettuce 7 on. */
final class MaintenanceNotifications {
    private MaintenanceNotifications() {}

    /** Asks for none. */
    static void turnOff(ClientOptions.Builder builder) {
        try {
            builder.maintNotificationsConfig(MaintNotificationsConfig.disabled());
        } catch (LinkageError olderLibrary) {
            // Lettuce 6 never asks for any
        }
    }
}
