package io.bookstore.platform.problem;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/** Tomcat's own errors (an unreadable request line or header) in the shape of the contract instead of HTML. */
final class ProblemErrorValve extends ErrorReportValve {

    private static final Logger log = LoggerFactory.getLogger(ProblemErrorValve.class);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        HttpStatus status = HttpStatus.resolve(response.getStatus());
        if (status == null || !status.isError() || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            ProblemAnswers.write(ProblemAnswers.forStatus(status), request, response.getResponse());
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            log.debug("the client left before its error could be told", gone);
        }
    }
}
