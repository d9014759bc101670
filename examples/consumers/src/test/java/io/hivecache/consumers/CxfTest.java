package io.hivecache.consumers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.cxf.BusFactory;
import org.apache.cxf.rs.security.oauth2.common.AccessTokenRegistration;
import org.apache.cxf.rs.security.oauth2.common.Client;
import org.apache.cxf.rs.security.oauth2.common.ServerAccessToken;
import org.apache.cxf.rs.security.oauth2.common.UserSubject;
import org.apache.cxf.rs.security.oauth2.provider.JCacheOAuthDataProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** CXF keeps clients and tokens in typed caches of the first provider, and may give it another's configuration file. */
class CxfTest {
    @AfterEach
    void reset() {
        Hives.reset();
    }

    @ParameterizedTest
    @MethodSource("io.hivecache.consumers.Hives#all")
    void keepsClientsAndTokens(String hive) {
        Hives.use(hive, "org.apache.cxf.rs.security.oauth2.**");
        JCacheOAuthDataProvider store = new JCacheOAuthDataProvider();
        store.setSupportedScopes(Map.of("refreshToken", "may be refreshed"));
        try {
            Client client = new Client("shop", "secret", true);
            client.setResourceOwnerSubject(new UserSubject("ann"));
            store.setClient(client);
            assertThat(store.getClient("shop").getClientSecret()).isEqualTo("secret");

            ServerAccessToken token = store.createAccessToken(registration(client));
            assertThat(store.getAccessToken(token.getTokenKey()).getSubject().getLogin())
                    .isEqualTo("ann");
            assertThat(store.getAccessTokens(client, null)).hasSize(1);
            assertThat(store.getRefreshTokens(client, null)).hasSize(1);

            ServerAccessToken fresh = store.refreshAccessToken(client, token.getRefreshToken(), List.of());
            assertThat(fresh.getTokenKey()).isNotEqualTo(token.getTokenKey());
            store.revokeToken(client, fresh.getTokenKey(), "access_token");
            assertThat(store.getAccessToken(fresh.getTokenKey())).isNull();

            store.removeClient("shop");
            assertThat(store.getClient("shop")).isNull();
            assertThat(store.getAccessTokens(null, null)).isEmpty();
        } finally {
            store.close();
        }
    }

    private static AccessTokenRegistration registration(Client client) {
        AccessTokenRegistration registration = new AccessTokenRegistration();
        registration.setClient(client);
        registration.setSubject(new UserSubject("ann"));
        registration.setApprovedScope(List.of("refreshToken"));
        return registration;
    }

    @ParameterizedTest
    @MethodSource("io.hivecache.consumers.Hives#all")
    void isToldThatAnotherProvidersFileIsNotOurs(String hive) {
        Hives.use(hive);
        assertThatThrownBy(() -> new JCacheOAuthDataProvider("ehcache.xml", BusFactory.getThreadDefaultBus(true)))
                .hasMessageContaining("ehcache.xml")
                .hasMessageContaining("XML");
    }
}
