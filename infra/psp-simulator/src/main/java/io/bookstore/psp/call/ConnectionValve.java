package io.bookstore.psp.call;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/** Hands the handlers a way to close the connection, which no servlet API offers. */
final class ConnectionValve extends ValveBase {

    private static final String CONNECTION = ConnectionValve.class.getName() + ".connection";

    ConnectionValve() {
        super(true);
    }

    static Call.Connection connectionOf(HttpServletRequest request) {
        if (request.getAttribute(CONNECTION) instanceof Call.Connection connection) {
            return connection;
        }
        throw new IllegalStateException("The request did not come through the valve");
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        Line line = new Line(response);
        request.setAttribute(CONNECTION, line);
        getNext().invoke(request, response);
        line.end();
    }

    private static final class Line implements Call.Connection {

        private final Response response;
        private final List<Runnable> afterAnswer = new ArrayList<>();

        Line(Response response) {
            this.response = response;
        }

        @Override
        public void drop() {
            response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
        }

        @Override
        public void afterAnswer(Runnable task) {
            afterAnswer.add(task);
        }

        @Override
        public HttpServletResponse response() {
            return response;
        }

        private void end() throws IOException {
            if (afterAnswer.isEmpty()) {
                return;
            }
            try {
                response.finishResponse();
            } finally {
                afterAnswer.forEach(Runnable::run);
            }
        }
    }
}
