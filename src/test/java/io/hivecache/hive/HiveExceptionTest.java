package io.hivecache.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.function.BiFunction;
import java.util.stream.Stream;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HiveExceptionTest {

    static Stream<Arguments> failuresAndTheirCodes() {
        return Stream.of(
                failure(AliasNotFound::new, HiveCode.ALIAS_NOT_FOUND, false),
                failure(AliasAlreadyExists::new, HiveCode.ALIAS_ALREADY_EXISTS, false),
                failure(AliasTooLong::new, HiveCode.ALIAS_TOO_LONG, false),
                failure(HostNotFound::new, HiveCode.HOST_NOT_FOUND, false),
                failure(ConnectionRefused::new, HiveCode.CONNECTION_REFUSED, false),
                failure(ConnectionReset::new, HiveCode.CONNECTION_RESET, false),
                failure(UnknownAfterReset::new, HiveCode.CONNECTION_RESET, true),
                failure(HiveTimeout::new, HiveCode.TIMEOUT, false),
                failure(UnknownAfterTimeout::new, HiveCode.TIMEOUT, true),
                failure(HoldException::new, HiveCode.TIMEOUT, false),
                failure(NoMemory::new, HiveCode.NO_MEMORY, false),
                failure(UnexpectedReply::new, HiveCode.UNEXPECTED_REPLY, true),
                failure(
                        (message, cause) -> new HiveException(HiveCode.SYSTEM, message, cause),
                        HiveCode.SYSTEM,
                        false));
    }

    private static Arguments failure(
            BiFunction<String, Throwable, HiveException> maker, HiveCode code, boolean outcomeUnknown) {
        return Arguments.of(maker, code, outcomeUnknown);
    }

    @ParameterizedTest
    @MethodSource("failuresAndTheirCodes")
    void tellsItsCodeItsCauseAndWhetherTheOutcomeIsKnown(
            BiFunction<String, Throwable, HiveException> maker, HiveCode code, boolean outcomeUnknown) {
        Throwable cause = new IllegalStateException();
        HiveException failure = maker.apply("what happened", cause);

        assertThat(failure)
                .isInstanceOf(CacheException.class)
                .hasMessage("what happened")
                .hasCause(cause);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure instanceof OutcomeUnknown).isEqualTo(outcomeUnknown);
    }

    @Test
    void whoCatchesTimeoutsCatchesThoseAfterAChangeWasSent() {
        assertThat(new UnknownAfterTimeout("slow")).isInstanceOf(HiveTimeout.class);
        assertThat(new UnknownAfterReset("gone")).isInstanceOf(ConnectionReset.class);
    }

    @Test
    void aBufferThatIsTooSmallTellsTheSizeNeeded() {
        BufferTooSmall failure = new BufferTooSmall("too small", 42);

        assertThat(failure.code()).isEqualTo(HiveCode.BUFFER_TOO_SMALL);
        assertThat(failure.needed()).isEqualTo(42);
    }

    @Test
    void anInterruptedWaitIsNoTimeout() {
        assertThat(new HoldException("interrupted", new InterruptedException()).code())
                .isEqualTo(HiveCode.SYSTEM);
    }

    @Test
    void successIsNoFailure() {
        assertThatIllegalArgumentException().isThrownBy(() -> new HiveException(HiveCode.OK, "all is well"));
    }
}
