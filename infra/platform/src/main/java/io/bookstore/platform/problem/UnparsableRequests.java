package io.bookstore.platform.problem;

import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.web.RequestIds;
import jakarta.servlet.RequestDispatcher;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.res.StringManager;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/**
 * Answers what Tomcat could not even read as a request. It would say 400 with an empty body, whatever was wrong, before any
 * valve or filter of ours is asked.
 */
final class UnparsableRequests implements Adapter {

    private static final String TOO_LARGE =
            StringManager.getManager("org.apache.coyote.http11").getString("iib.requestheadertoolarge.error");

    private final Adapter tomcat;

    UnparsableRequests(Adapter tomcat) {
        this.tomcat = tomcat;
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        if (response.getStatus() < HttpStatus.BAD_REQUEST.value()) {
            tomcat.service(request, response);
        } else {
            refuse(request, response);
            tomcat.log(request, response, 0);
        }
    }

    private static void refuse(Request request, Response response) throws IOException {
        ProblemDetail problem = ProblemAnswers.forStatus(reason(request));
        String id = Ids.next().toString();
        problem.setProperty("trace_id", id);
        byte[] body = ProblemAnswers.json(problem);
        response.setStatus(problem.getStatus());
        response.setHeader(RequestIds.HEADER, id);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.doWrite(ByteBuffer.wrap(body));
        response.action(ActionCode.CLOSE, null);
    }

    private static HttpStatus reason(Request request) {
        Object thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (!(thrown instanceof IllegalArgumentException refused) || !TOO_LARGE.equals(refused.getMessage())) {
            return HttpStatus.BAD_REQUEST;
        }
        boolean pathWasRead = !request.requestURI().isNull();
        return pathWasRead ? HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE : HttpStatus.URI_TOO_LONG;
    }

    @Override
    public boolean prepare(Request request, Response response) throws Exception {
        return tomcat.prepare(request, response);
    }

    @Override
    public boolean asyncDispatch(Request request, Response response, SocketEvent status) throws Exception {
        return tomcat.asyncDispatch(request, response, status);
    }

    @Override
    public void log(Request request, Response response, long nanos) {
        tomcat.log(request, response, nanos);
    }

    @Override
    public void checkRecycled(Request request, Response response) {
        tomcat.checkRecycled(request, response);
    }

    @Override
    public String getDomain() {
        return tomcat.getDomain();
    }
}
