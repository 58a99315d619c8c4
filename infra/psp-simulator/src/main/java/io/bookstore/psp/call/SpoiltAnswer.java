package io.bookstore.psp.call;

import io.bookstore.psp.fault.FaultKind;
import io.bookstore.psp.fault.FaultPlan;
import io.bookstore.psp.fault.Lie;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** An answer as no well-meaning server sends it: cut, endless, slow, untrue, or no answer at all. */
final class SpoiltAnswer {

    private static final Logger log = LoggerFactory.getLogger(SpoiltAnswer.class);
    private static final Set<FaultKind> KINDS = EnumSet.of(
            FaultKind.DROP_AFTER,
            FaultKind.ANSWER_HTML,
            FaultKind.ANSWER_LONG,
            FaultKind.ANSWER_SLOW,
            FaultKind.ANSWER_TRUNCATED,
            FaultKind.ANSWER_CUT,
            FaultKind.ANSWER_REDIRECT,
            FaultKind.ANSWER_OTHER_TERMS);
    private static final int PIECES = 20;
    private static final int CHUNK = 8_192;

    private final Call.Connection connection;
    private final HttpServletResponse response;
    private final JsonMapper json;

    SpoiltAnswer(Call.Connection connection, JsonMapper json) {
        this.connection = connection;
        this.response = connection.response();
        this.json = json;
    }

    static boolean wanted(FaultPlan plan) {
        return KINDS.stream().anyMatch(plan::has);
    }

    void send(FaultPlan plan, Answer answer) {
        if (plan.has(FaultKind.DROP_AFTER)) {
            connection.drop();
            return;
        }
        try {
            write(plan, answer);
        } catch (IOException hungUp) {
            log.debug("The caller did not wait for the end of a spoilt answer", hungUp);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(FaultPlan plan, Answer answer) throws IOException, InterruptedException {
        response.setStatus(answer.status());
        response.setContentType("application/json");
        if (plan.has(FaultKind.ANSWER_REDIRECT)) {
            response.setStatus(302);
            response.setHeader("Location", plan.value(FaultKind.ANSWER_REDIRECT).orElse("/"));
            return;
        }
        if (plan.has(FaultKind.ANSWER_HTML)) {
            response.setStatus(200);
            response.setContentType("text/html");
            whole("<!doctype html><title>Stripe</title><script>alert(1)</script><p>We will be back soon."
                    .getBytes(StandardCharsets.UTF_8));
            return;
        }
        writeJson(plan, body(plan, answer).getBytes(StandardCharsets.UTF_8));
    }

    private String body(FaultPlan plan, Answer answer) {
        return plan.value(FaultKind.ANSWER_OTHER_TERMS)
                .map(terms -> json.writeValueAsString(Lie.ofTerms(json.readTree(answer.body()), terms)))
                .orElse(answer.body());
    }

    private void writeJson(FaultPlan plan, byte[] body) throws IOException, InterruptedException {
        if (plan.has(FaultKind.ANSWER_CUT)) {
            response.setContentLength(body.length);
            response.getOutputStream().write(body, 0, body.length / 2);
            response.flushBuffer();
            connection.drop();
        } else if (plan.has(FaultKind.ANSWER_TRUNCATED)) {
            whole(Arrays.copyOf(body, body.length / 2));
        } else {
            blanks(plan.number(FaultKind.ANSWER_LONG).orElse(0));
            inPieces(body, plan.lasting(FaultKind.ANSWER_SLOW).orElse(Duration.ZERO));
        }
    }

    private void whole(byte[] body) throws IOException {
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private void blanks(int count) throws IOException {
        byte[] blanks = new byte[CHUNK];
        Arrays.fill(blanks, (byte) ' ');
        OutputStream out = response.getOutputStream();
        for (int left = count; left > 0; left -= CHUNK) {
            out.write(blanks, 0, Math.min(left, CHUNK));
        }
    }

    private void inPieces(byte[] body, Duration time) throws IOException, InterruptedException {
        int piece = Math.ceilDiv(body.length, PIECES);
        OutputStream out = response.getOutputStream();
        for (int at = 0; at < body.length; at += piece) {
            out.write(body, at, Math.min(piece, body.length - at));
            if (time.isPositive()) {
                response.flushBuffer();
                Thread.sleep(time.dividedBy(PIECES));
            }
        }
    }
}
