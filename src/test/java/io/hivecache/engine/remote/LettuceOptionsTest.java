package io.hivecache.engine.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.protocol.CommandType;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LettuceOptionsTest {
    private static final Request CHANGE = Request.change(CommandType.SET, Request.noArgs());

    static Stream<ClientOptions> all() {
        LettuceOptions options = new LettuceOptions(RemoteAddress.parse(URI.create("redis://localhost")));
        return Stream.of(options.client(), options.cluster());
    }

    /** The library asks whether to keep a command whose connection is lost while it is handed over, and forgets it if not. */
    @ParameterizedTest
    @MethodSource("all")
    void aCommandThatIsNotKeptForTheNextConnectionFailsAsUnsent(ClientOptions options) {
        Sent single = CHANGE.command();
        Sent together = CHANGE.command();

        assertThat(options.getReplayFilter().test(single)).isTrue();
        assertThat(options.getReplayFilter().test(new Bundle(List.of(together))))
                .isTrue();

        for (Sent sent : List.of(single, together)) {
            assertThat(sent).isCompletedExceptionally();
            CompletionException told = catchThrowableOfType(CompletionException.class, sent::reply);
            assertThat(Faults.wasNotCarriedOut(told.getCause())).isTrue();
        }
    }
}
