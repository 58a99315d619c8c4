package io.bookstore.catalog.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class RenderPictureTests {

    private final RenderPicture render = new RenderPicture(new ImageSettings(
            Path.of("."),
            DataSize.ofMegabytes(10),
            40_000_000,
            Duration.ofSeconds(1),
            Duration.ofDays(1),
            new ImageSettings.Bucket(null, null, "x", null, null, Duration.ofSeconds(1))));

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "gif"})
    void makesJpegsInAllWidths(String format) throws UnusablePicture {
        SortedMap<Integer, byte[]> all = render.render(Samples.picture(format, 1400, 2100, Color.RED));
        assertThat(all).containsOnlyKeys(160, 320, 640, 1280);
        all.forEach((width, jpeg) -> {
            assertThat(jpeg).startsWith(0xff, 0xd8);
            BufferedImage picture = Samples.decoded(jpeg);
            assertThat(picture.getWidth()).isEqualTo(width);
            assertThat(picture.getHeight()).isEqualTo(width * 3 / 2);
            assertThat(new Color(picture.getRGB(width / 2, width / 2)).getRed()).isGreaterThan(240);
        });
    }

    @Test
    void understandsWebpToo() throws UnusablePicture {
        assertThat(Samples.decoded(render.render(Samples.WEBP).get(160)).getWidth())
                .isEqualTo(1);
    }

    @Test
    void enlargesNothingAndPutsPaperUnderWhatIsTransparent() throws UnusablePicture {
        BufferedImage picture =
                Samples.decoded(render.render(Samples.transparent(300, 450)).get(1280));
        assertThat(picture.getWidth()).isEqualTo(300);
        assertThat(new Color(picture.getRGB(5, 5))).isEqualTo(Color.WHITE);
    }

    @Test
    void unpacksWhatIsLargeButAllowedInSteps() throws UnusablePicture {
        SortedMap<Integer, byte[]> all = render.render(Samples.picture("jpg", 5_000, 7_500, Color.GREEN));
        assertThat(Samples.decoded(all.get(1280)).getWidth()).isEqualTo(1280);
    }

    @Test
    void turnsAPhotoAsItWasHeld() throws UnusablePicture {
        BufferedImage picture =
                Samples.decoded(render.render(Samples.photoHeldUpright()).get(1280));
        assertThat(picture.getWidth()).isEqualTo(200);
        assertThat(picture.getHeight()).isEqualTo(300);
        assertThat(new Color(picture.getRGB(100, 50)).getRed()).isGreaterThan(200);
        assertThat(new Color(picture.getRGB(100, 250)).getBlue()).isGreaterThan(200);
    }

    @Test
    void keepsNothingButPixels() throws UnusablePicture {
        assertThat(text(Samples.polyglot())).contains(Samples.SCRIPT);
        render.render(Samples.polyglot())
                .values()
                .forEach(jpeg -> assertThat(text(jpeg)).doesNotContain("script"));
    }

    static Stream<Arguments> others() {
        byte[] png = Samples.picture("png", 50, 50, Color.RED);
        return Stream.of(
                Arguments.of("nothing", new byte[0]),
                Arguments.of("HTML", text("<html>" + Samples.SCRIPT + "</html>")),
                Arguments.of("SVG", Samples.svg()),
                Arguments.of("a PDF", text("%PDF-1.7 ...")),
                Arguments.of("BMP", Samples.picture("bmp", 5, 5, Color.RED)),
                Arguments.of("half a PNG", Arrays.copyOf(png, png.length / 2)),
                Arguments.of("the beginning of a JPEG", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0}),
                Arguments.of("the beginning of a GIF", text("GIF89a<script>")),
                Arguments.of("the beginning of a WebP", text("RIFF0000WEBPVP8 ")),
                Arguments.of("a bomb", Samples.bomb(50_000, 50_000)),
                Arguments.of("a bomb that overflows", Samples.bomb(Integer.MAX_VALUE, Integer.MAX_VALUE)),
                Arguments.of("a bomb just over the limit", Samples.bomb(40_000_001, 1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void takesNothingElse(String name, byte[] bytes) {
        assertThatThrownBy(() -> render.render(bytes)).as(name).isInstanceOf(UnusablePicture.class);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
