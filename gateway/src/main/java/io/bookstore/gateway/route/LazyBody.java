package io.bookstore.gateway.route;

import io.bookstore.platform.problem.BodyTooLarge;
import io.bookstore.platform.problem.ProblemAnswers;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * A request's body, asked of the client only when a service wants it. A client that sends less than a kilobyte a second is
 * let go after a while, so that nobody holds a service by dripping.
 */
final class LazyBody extends InputStream {

    private static final long GRACE = Duration.ofSeconds(10).toNanos();
    private static final long SLOWEST_PER_SECOND = 1024;

    private final HttpServletRequest request;
    private final long started = System.nanoTime();
    private @Nullable InputStream body;
    private long count;

    LazyBody(HttpServletRequest request) {
        this.request = request;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read;
        try {
            read = body().read(bytes, offset, length);
        } catch (IOException unreadable) {
            throw new ClientFailed(unreadable);
        }
        count(Math.max(read, 0));
        return read;
    }

    private void count(int more) throws ClientFailed {
        count += more;
        long over = System.nanoTime() - started - GRACE;
        if (over > 0 && count < over / Duration.ofSeconds(1).toNanos() * SLOWEST_PER_SECOND) {
            throw new ClientFailed(new SocketTimeoutException("the client sends its body too slowly"));
        }
    }

    private InputStream body() throws IOException {
        InputStream known = body;
        if (known == null) {
            known = request.getInputStream();
            body = known;
        }
        return known;
    }

    /** The client, not the service, is at fault: its body ended early, was too large, too slow or no HTTP. */
    static final class ClientFailed extends IOException {
        ClientFailed(IOException cause) {
            super(cause);
        }

        ProblemDetail problem() {
            if (getCause() instanceof BodyTooLarge) {
                return BodyTooLarge.problem();
            }
            return ProblemAnswers.forStatus(
                    getCause() instanceof SocketTimeoutException ? HttpStatus.REQUEST_TIMEOUT : HttpStatus.BAD_REQUEST);
        }
    }
}
