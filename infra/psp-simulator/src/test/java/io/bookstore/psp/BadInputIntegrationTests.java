package io.bookstore.psp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.AuthenticationException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.net.RequestOptions;
import io.bookstore.psp.RunningSimulator.Reply;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadInputIntegrationTests {

    private final RunningSimulator simulator = RunningSimulator.shared();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "currency=eur | parameter_missing | amount",
                "amount=500 | parameter_missing | currency",
                "amount=abc&currency=eur | parameter_invalid_integer | amount",
                "amount=1.5&currency=eur | parameter_invalid_integer | amount",
                "amount=0&currency=eur | parameter_invalid_integer | amount",
                "amount=-5&currency=eur | parameter_invalid_integer | amount",
                "amount=9223372036854775808&currency=eur | parameter_invalid_integer | amount",
                "amount=49&currency=eur | amount_too_small | amount",
                "amount=100000000&currency=eur | amount_too_large | amount",
                "amount=&currency=eur | parameter_invalid_empty | amount",
                "amount[x]=5&currency=eur | | amount",
                "amount=500&currency=XXX | | currency",
                "amount=500&currency=eur&colour=red | parameter_unknown | colour",
                "amount=500&currency=eur&automatic_payment_methods[x]=1 | parameter_unknown | automatic_payment_methods[x]",
                "amount=500&currency=eur&confirm=yes | | confirm",
                "amount=500&currency=eur&capture_method=never | | capture_method",
                "amount=500&currency=eur&metadata=x | | metadata",
                "amount=500&currency=eur&expand[]=customer.name | | expand",
                "amount=500&currency=eur&payment_method=pm_nobody | resource_missing | payment_method",
                "amount=500&currency=eur&return_url=x&confirm=true | | return_url",
                "amount=500&amount[a]=1&currency=eur | |",
                "a[b[c]=1 | |",
                "amount=%zz | |",
                "a[b][c][d][e][f][g][h][i][j]=1 | |"
            })
    void refusesBadParametersWithTheirName(String form, String code, String param) {
        Reply reply = post("/v1/payment_intents", form, "application/x-www-form-urlencoded");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/error/type").asString()).isEqualTo("invalid_request_error");
        assertThat(reply.json().at("/error/message").asString()).isNotBlank();
        assertThat(reply.json().at("/error/code").asString("")).isEqualTo(code == null ? "" : code);
        assertThat(reply.json().at("/error/param").asString("")).isEqualTo(param == null ? "" : param);
        assertThat(reply.header("Request-Id")).startsWith("req_");
    }

    @Test
    void refusesWhatIsNotAForm() {
        assertThat(post("/v1/payment_intents", "{\"amount\":500}", "application/json")
                        .status())
                .isEqualTo(400);
        assertThat(post("/v1/payment_intents", "a=" + "x".repeat(300_000), "application/x-www-form-urlencoded")
                        .status())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/customers",
        "DELETE, /v1/payment_intents/pi_1",
        "PUT, /v1/payment_intents",
        "GET, /v1/payment_intents/pi_1/confirm"
    })
    void knowsNoOtherAddresses(String method, String path) {
        Reply reply = simulator.send(HttpRequest.newBuilder(URI.create(simulator.url() + path))
                .method(method, HttpRequest.BodyPublishers.noBody()));

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json().at("/error/message").asString())
                .startsWith("Unrecognized request URL (%s: %s)".formatted(method, path));
    }

    @Test
    void wantsTheKeyOfTheAccount() {
        AuthenticationException wrong = catchThrowableOfType(
                AuthenticationException.class,
                () -> simulator
                        .stripe()
                        .v1()
                        .paymentIntents()
                        .retrieve(
                                "pi_1",
                                RequestOptions.builder()
                                        .setApiKey("sk_test_of_someone_else")
                                        .build()));
        Reply none = simulator.get("/v1/payment_intents");
        Reply inTheAddress = simulator.get("/v1/payment_intents?key=" + RunningSimulator.SECRET_KEY);

        assertThat(wrong.getStatusCode()).isEqualTo(401);
        assertThat(wrong.getMessage()).contains("Invalid API Key provided: sk_test_****else");
        assertThat(none.status()).isEqualTo(401);
        assertThat(none.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(inTheAddress.status()).isEqualTo(401);
    }

    @Test
    void doesNotFindWhatDoesNotExist() {
        var stripe = simulator.stripe().v1();

        InvalidRequestException intent = catchThrowableOfType(
                InvalidRequestException.class, () -> stripe.paymentIntents().retrieve("pi_nobody"));
        InvalidRequestException refund = catchThrowableOfType(
                InvalidRequestException.class, () -> stripe.refunds().retrieve("re_nobody"));
        InvalidRequestException event = catchThrowableOfType(
                InvalidRequestException.class, () -> stripe.events().retrieve("evt_nobody"));

        assertThat(new Integer[] {intent.getStatusCode(), refund.getStatusCode(), event.getStatusCode()})
                .containsOnly(404);
        assertThat(intent.getCode()).isEqualTo("resource_missing");
        assertThat(intent.getMessage()).contains("No such payment_intent: 'pi_nobody'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"match\":\"payment_intent.create\",\"kind\":\"delay\"}",
                "{\"match\":\"*\",\"kind\":\"explode\"}",
                "{\"match\":\"*\"}",
                "{\"match\":\"*\",\"kind\":\"delay\",\"times\":0}",
                "{\"match\":\"*\",\"kind\":\"delay\",\"millis\":-1}",
                "{\"kind\":\"delay\"}",
                "{"
            })
    void refusesFaultsThatWouldNeverStrike(String fault) {
        Reply reply = simulator.send(HttpRequest.newBuilder(URI.create(simulator.url() + "/_simulator/faults"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(fault)));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
    }

    private Reply post(String path, String body, String type) {
        return simulator.send(HttpRequest.newBuilder(URI.create(simulator.url() + path))
                .header("Authorization", "Bearer " + RunningSimulator.SECRET_KEY)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }
}
