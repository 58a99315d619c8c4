package io.bookstore.psp.call;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.databind.json.JsonMapper;

@RestControllerAdvice(annotations = StripeApi.class)
class ErrorAdvice {

    private static final Logger log = LoggerFactory.getLogger(ErrorAdvice.class);

    private final JsonMapper json;

    ErrorAdvice(JsonMapper json) {
        this.json = json;
    }

    @ExceptionHandler
    ResponseEntity<String> refuse(ApiError error) {
        ResponseEntity.BodyBuilder response =
                ResponseEntity.status(error.status()).contentType(MediaType.APPLICATION_JSON);
        if (error.status() == 401) {
            response.header("WWW-Authenticate", "Bearer realm=\"Stripe\"");
        }
        return response.body(json.writeValueAsString(error.body()));
    }

    @ExceptionHandler
    ResponseEntity<String> fail(Exception unexpected) {
        log.error("A call failed inside the simulator", unexpected);
        return refuse(ApiError.internal());
    }
}
