package io.bookstore.catalog.onix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.bookstore.catalog.files.UnreadableFile;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Files that want more than to be read. */
class OnixSafetyTests {

    private static final String GOOD = OnixFiles.described(
            "<TitleDetail><TitleType>01</TitleType><TitleElement><TitleElementLevel>01</TitleElementLevel>"
                    + "<TitleText>Good</TitleText></TitleElement></TitleDetail>");

    @TempDir
    private Path folder;

    @Test
    void readsNoFileThatAnEntityNames() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "the secret");
        String file = "<!DOCTYPE ONIXMessage [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>"
                + OnixFiles.message(titled("a &x; b"));
        List<ObjectNode> records = OnixFiles.read(file);
        assertThat(records.toString())
                .contains("uses the entity x, which is not known")
                .doesNotContain("the secret");
    }

    @Test
    void asksNobodyForDtdsAndParameterEntities() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
            List<ObjectNode> records = OnixFiles.read("<!DOCTYPE ONIXMessage SYSTEM \"" + url + "onix.dtd\" ["
                    + "<!ENTITY % more SYSTEM \"" + url + "more\"> %more; <!ENTITY y SYSTEM \"" + url + "y\">]>"
                    + OnixFiles.message(GOOD + titled("&y;")));
            assertThat(records.getFirst().get("title").asString()).isEqualTo("Good");
            assertThat(records.getLast().has("refused")).isTrue();
            assertThat(asked).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void expandsNoEntitiesOfTheFile() throws Exception {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE ONIXMessage [<!ENTITY a0 \"lol\">");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY a%d \"&a%d;&a%d;&a%d;&a%d;\">".formatted(i, i - 1, i - 1, i - 1, i - 1));
        }
        List<ObjectNode> records = OnixFiles.read(bomb + "]>" + OnixFiles.message(titled("&a29;") + GOOD));
        assertThat(records.getFirst().get("refused").asString()).contains("a29");
        assertThat(records.getLast().get("title").asString()).isEqualTo("Good");
    }

    @Test
    void knowsTheEntitiesOfHtmlWithoutADtd() throws Exception {
        String file = "<!DOCTYPE ONIXMessage SYSTEM \"http://localhost:1/x.dtd\">"
                + OnixFiles.message(titled("Caf&eacute;&nbsp;&amp; bar"));
        assertThat(OnixFiles.read(file).getFirst().get("title").asString()).isEqualTo("Café\u00a0& bar");
    }

    @Test
    void stopsAtElementsNestedWithoutEnd() {
        String deep = OnixFiles.described("<x>".repeat(100_000));
        assertThatThrownBy(() -> OnixFiles.read(OnixFiles.message(GOOD + deep)))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("nested too deep");
    }

    @Test
    void refusesARecordOfHugeTextAndGoesOn() throws Exception {
        InputStream huge = new RepeatedText("all work and no play ", 200_000_000L);
        String before = OnixFiles.message(titled("@")).replaceFirst("@.*", "");
        String after =
                OnixFiles.message(titled("@")).replaceFirst("(?s).*@", "").replace("</ONIXMessage>", "");
        InputStream file = new SequenceInputStream(
                new SequenceInputStream(stream(before), huge), stream(after + GOOD + "</ONIXMessage>"));
        List<ObjectNode> records = OnixFiles.read(file);
        assertThat(records.getFirst().get("refused").asString()).isEqualTo("is longer than 1000000 characters");
        assertThat(records.getLast().get("title").asString()).isEqualTo("Good");
    }

    @Test
    void refusesARecordOfAMillionElements() throws Exception {
        String many = OnixFiles.described("<Extent/>".repeat(1_000_000));
        List<ObjectNode> records = OnixFiles.read(OnixFiles.message(many + GOOD));
        assertThat(records.getFirst().get("refused").asString()).contains("is longer than");
        assertThat(records.getLast().get("title").asString()).isEqualTo("Good");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not xml",
                "{\"title\":\"x\"}",
                "<html><body>404</body></html>",
                "<Product/>",
                "<ONIXMessage/>",
                "<ONIXMessage release=\"2.1\"/>",
                "<ONIXMessage release=\"4.0\"/>",
                "<ONIXMessage release=\"3.0\"><Product>",
                "<ONIXMessage release=\"3.0\"><Product></Produkt></ONIXMessage>",
                "<ONIXMessage release=\"3.0\"><Header>\u0001</Header></ONIXMessage>",
            })
    void saysWhyAFileCannotBeRead(String file) {
        assertThatThrownBy(() -> OnixFiles.read(file))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageNotContaining("Exception")
                .hasMessageNotContaining("com.ctc");
    }

    @Test
    void saysThatBytesAreNotOfTheEncoding() {
        byte[] latin = OnixFiles.message(titled("Sjöwall")).getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> OnixFiles.read(new ByteArrayInputStream(latin)))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("encoding");
    }

    @Test
    void readsEveryDeclaredEncoding() throws Exception {
        String message = OnixFiles.message(titled("Sjöwall"));
        for (var charset : List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_8, StandardCharsets.UTF_16)) {
            String file = "<?xml version=\"1.0\" encoding=\"" + charset + "\"?>" + message;
            assertThat(OnixFiles.read(file, charset).getFirst().get("title").asString())
                    .isEqualTo("Sjöwall");
        }
    }

    private static String titled(String title) {
        return GOOD.replace("Good", title);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same text again and again, without holding it. */
    private static final class RepeatedText extends InputStream {

        private final byte[] text;
        private final long length;
        private long read;

        RepeatedText(String text, long length) {
            this.text = text.getBytes(StandardCharsets.UTF_8);
            this.length = length;
        }

        @Override
        public int read() {
            return read >= length ? -1 : text[(int) (read++ % text.length)];
        }

        @Override
        public int read(byte[] bytes, int offset, int most) {
            int count = (int) Math.min(most, length - read);
            for (int i = 0; i < count; i++) {
                bytes[offset + i] = text[(int) (read++ % text.length)];
            }
            return count <= 0 ? -1 : count;
        }
    }
}
