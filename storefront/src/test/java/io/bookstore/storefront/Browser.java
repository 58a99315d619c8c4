package io.bookstore.storefront;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without scripts: keeps cookies (whatever they say about https), follows redirects, sends forms with their hidden token. */
public final class Browser {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final String base;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final List<String> setCookies = new ArrayList<>();
    private String token = "";

    public Browser(int port) {
        base = "http://127.0.0.1:" + port;
    }

    /** The last page after all redirects, with the path where it was found. */
    public record Page(int status, String path, String body, java.net.http.HttpHeaders headers) {

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /** What a reader sees, without tags and with single spaces. */
        public String text() {
            return body.replaceAll("(?s)<(script|style|head).*?</\\1>", " ")
                    .replaceAll("<[^>]+>", " ")
                    .replace("&#39;", "'")
                    .replace("&amp;", "&")
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&quot;", "\"")
                    .replaceAll("[\\s\\u00a0]+", " ");
        }

        /** The value of the form field of that name. */
        public String field(String name) {
            Matcher input =
                    Pattern.compile("<input[^>]*name=\"" + name + "\"[^>]*>").matcher(body);
            if (!input.find()) return "";
            Matcher value = Pattern.compile("value=\"([^\"]*)\"").matcher(input.group());
            return value.find() ? value.group(1) : "";
        }

        public Optional<String> find(String pattern) {
            Matcher matcher = Pattern.compile(pattern).matcher(body);
            return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
        }
    }

    public Page get(String path, String... headers) {
        return follow(send("GET", path, null, headers), path);
    }

    public Page getOnce(String path, String... headers) {
        HttpResponse<String> response = send("GET", path, null, headers);
        return new Page(response.statusCode(), path, response.body(), response.headers());
    }

    public Page post(String path, Map<String, String> fields, String... headers) {
        return follow(postOnly(path, fields, headers), path);
    }

    public Page postOnce(String path, Map<String, String> fields, String... headers) {
        HttpResponse<String> response = postOnly(path, fields, headers);
        return new Page(response.statusCode(), path, response.body(), response.headers());
    }

    /** Sends a form with a file as the last field; its token stands in the address, as the page's form has it. */
    public Page upload(String path, Map<String, String> fields, String fileField, String fileName, String content) {
        String boundary = "----boundary7MA4YWxkTrZu0gW";
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> body.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(boundary, name, value)));
        body.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n%s\r\n--%s--\r\n"
                        .formatted(boundary, fileField, fileName, content, boundary));
        String type = "multipart/form-data; boundary=" + boundary;
        return follow(send("POST", path + "?_csrf=" + encode(token), body.toString(), "Content-Type", type), path);
    }

    public Page post(String path, FormFields form) {
        StringBuilder body = new StringBuilder("_csrf=" + encode(token));
        form.without("_csrf")
                .all()
                .forEach((name, values) -> values.forEach(value ->
                        body.append('&').append(encode(name)).append('=').append(encode(value))));
        return follow(send("POST", path, body.toString()), path);
    }

    private HttpResponse<String> postOnly(String path, Map<String, String> fields, String... headers) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.putIfAbsent("_csrf", token);
        StringBuilder body = new StringBuilder();
        all.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&")
                .append(encode(name))
                .append('=')
                .append(encode(value)));
        return send("POST", path, body.toString(), headers);
    }

    private Page follow(HttpResponse<String> response, String path) {
        String at = path;
        for (int i = 0;
                i < 5 && response.headers().firstValue("Location").isPresent() && response.statusCode() / 100 == 3;
                i++) {
            at = response.headers().firstValue("Location").orElseThrow().replace(base, "");
            response = send("GET", at, null);
        }
        Matcher found = TOKEN.matcher(response.body());
        if (found.find()) token = found.group(1);
        return new Page(response.statusCode(), at, response.body(), response.headers());
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path.replace(" ", "%20")))
                .timeout(Duration.ofSeconds(30))
                .header("Accept-Language", "en-US");
        if (headers.length > 0) request.headers(headers);
        if (!cookies.isEmpty()) {
            StringBuilder line = new StringBuilder();
            cookies.forEach((name, value) -> line.append(line.isEmpty() ? "" : "; ")
                    .append(name)
                    .append('=')
                    .append(value));
            request.header("Cookie", line.toString());
        }
        if (body == null) request.method(method, HttpRequest.BodyPublishers.noBody());
        else {
            if (!List.of(headers).contains("Content-Type")) {
                request.header("Content-Type", "application/x-www-form-urlencoded");
            }
            request.method(method, HttpRequest.BodyPublishers.ofString(body));
        }
        try {
            HttpResponse<String> response =
                    HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String setCookie) {
        setCookies.add(setCookie);
        String[] pair = setCookie.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty() || setCookie.contains("Max-Age=0")) cookies.remove(pair[0]);
        else cookies.put(pair[0], pair[1]);
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    public List<String> setCookies() {
        return setCookies;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
