package io.hivecache.examples.rates;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no country with a code. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class UnknownCountry extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownCountry(String code) {
        super("no country has the code " + code);
    }
}
