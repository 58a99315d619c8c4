package io.bookstore.psp.call;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
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
        Call.Connection connection = () -> response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
        request.setAttribute(CONNECTION, connection);
        getNext().invoke(request, response);
    }
}
