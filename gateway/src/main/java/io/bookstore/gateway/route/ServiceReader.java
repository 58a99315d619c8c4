package io.bookstore.gateway.route;

import io.bookstore.gateway.traffic.Admission;
import io.bookstore.gateway.traffic.Client;
import io.bookstore.gateway.traffic.RouteClass;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.springframework.stereotype.Component;

/** Reads a whole answer from a service on nobody's behalf: the service learns the path, and of the reader only the address. */
@Component
public class ServiceReader {

    private final Upstream upstream;
    private final Admission admission;

    ServiceReader(Upstream upstream, Admission admission) {
        this.upstream = upstream;
        this.admission = admission;
    }

    public record Field(String name, String value) {}

    /** @param whole false when the body is longer than was asked for, and then the body is not here */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Answer(int status, List<Field> fields, byte[] body, boolean whole) {}

    /**
     * @param target path and query
     * @param longest how much of a body is read
     * @throws IOException when the service gives no answer
     */
    public Answer get(String service, RouteClass kind, String target, Client client, int longest) throws IOException {
        BasicClassicHttpRequest request = new BasicClassicHttpRequest("GET", target);
        request.setHeader("Accept", "*/*");
        Forwarding.sayWhoAsks(client, request);
        try (Admission.Place _ = admission.enter(kind, service);
                ClassicHttpResponse answer = upstream.send(service, kind, request)) {
            List<Field> fields = new ArrayList<>();
            for (Header header : answer.getHeaders()) {
                fields.add(new Field(header.getName(), header.getValue()));
            }
            HttpEntity entity = answer.getEntity();
            byte[] body = new byte[0];
            if (entity != null) {
                try (InputStream in = entity.getContent()) {
                    body = in.readNBytes(longest + 1);
                    if (body.length > longest) {
                        return new Answer(answer.getCode(), fields, new byte[0], false);
                    }
                }
            }
            return new Answer(answer.getCode(), fields, body, true);
        }
    }
}
