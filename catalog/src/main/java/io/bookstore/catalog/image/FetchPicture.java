package io.bookstore.catalog.image;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Gets a picture from another server, once, for staff who name a URL. Nothing of our own network can be reached this
 * way: each name is resolved once, all of its addresses must be public, and the connection goes to one of those that
 * were checked, so that a second look-up cannot answer otherwise. That holds for every redirect as well.
 */
final class FetchPicture {

    private static final int MOST_REDIRECTS = 3;
    private static final int LONGEST_URL = 2_000;
    private static final int OK = 200;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final byte[] NOTHING = {};
    private static final Timeout SILENCE = Timeout.ofSeconds(5);

    private final Resolver resolver;
    private final Predicate<InetAddress> allowed;
    private final long most;
    private final Duration patience;

    FetchPicture(Resolver resolver, Predicate<InetAddress> allowed, long most, Duration patience) {
        this.resolver = resolver;
        this.allowed = allowed;
        this.most = most;
        this.patience = patience;
    }

    /** Finds all addresses of a name. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    byte[] fetch(String url) throws UnusablePicture {
        FutureTask<byte[]> task = new FutureTask<>(() -> follow(url));
        Thread.ofVirtual().name("fetch-picture").start(task);
        try {
            return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw new UnusablePicture("The other server takes too long.");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new UnusablePicture("The service is stopping.");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof UnusablePicture unusable
                    ? unusable
                    : new UnusablePicture("The other server cannot be reached, or does not speak HTTP.");
        } finally {
            task.cancel(true); // closes the connection too
        }
    }

    private byte[] follow(String url) throws IOException, UnusablePicture {
        URI next = checked(url);
        try (CloseableHttpClient http = client()) {
            for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
                URI here = next;
                Step step = http.execute(new HttpGet(here), answer -> read(here, answer));
                if (step.elsewhere() == null) {
                    return step.bytes();
                }
                next = checked(step.elsewhere());
            }
        } catch (Refused refused) {
            throw new UnusablePicture(refused.getMessage());
        }
        throw new UnusablePicture("The other server redirects more than " + MOST_REDIRECTS + " times.");
    }

    /** A new one each time: no connection is used again, so each is made to addresses that were just checked. */
    private CloseableHttpClient client() {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new CheckedNames(resolver, allowed))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(SILENCE)
                                .setSocketTimeout(SILENCE)
                                .build())
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(SILENCE).build())
                .setUserAgent("bookstore-catalog")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    private static URI checked(String url) throws UnusablePicture {
        try {
            URI uri = new URI(url.strip());
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (url.length() <= LONGEST_URL && web && uri.getHost() != null && uri.getUserInfo() == null) {
                return uri;
            }
        } catch (URISyntaxException nonsense) {
            throw new UnusablePicture("This is not a URL.");
        }
        throw new UnusablePicture("Only http and https URLs with a host and without a password are fetched.");
    }

    private Step read(URI here, ClassicHttpResponse answer) throws IOException {
        Header location = answer.getFirstHeader(HttpHeaders.LOCATION);
        if (REDIRECTS.contains(answer.getCode()) && location != null) {
            return new Step(NOTHING, resolve(here, location.getValue()));
        }
        if (answer.getCode() != OK || answer.getEntity() == null) {
            throw new Refused("The other server answers " + answer.getCode() + ".");
        }
        // the stream stays open: to close it would mean to read on to its end
        byte[] bytes = answer.getEntity().getContent().readNBytes((int) most + 1);
        if (bytes.length > most) {
            throw new Refused("It is larger than " + most + " bytes.");
        }
        return new Step(bytes, null);
    }

    private static String resolve(URI here, String location) throws Refused {
        try {
            return here.resolve(location).toString();
        } catch (IllegalArgumentException nonsense) {
            throw new Refused("The other server redirects to what is not a URL.");
        }
    }

    /** What one answer says: the bytes, or where else to look. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Step(byte[] bytes, @Nullable String elsewhere) {}

    /** Drops the connection, whatever is still to come through it. */
    private static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(String reason) {
            super(reason);
        }

        @Override
        public String getMessage() {
            return java.util.Objects.requireNonNull(super.getMessage());
        }
    }
}
