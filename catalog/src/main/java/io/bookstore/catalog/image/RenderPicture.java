package io.bookstore.catalog.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.springframework.stereotype.Component;

/**
 * Makes our own JPEGs of a picture that somebody sent. Only pixels survive: what else the file holds (scripts, another
 * file behind the picture, where the photo was taken) is gone.
 */
@Component
class RenderPicture {

    private static final String JPEG = "jpeg";
    private static final String WEBP = "webp";
    private static final Set<String> FORMATS = Set.of(JPEG, "png", "gif", WEBP);
    /** Its decoder unpacks the whole picture, the others only the lines and columns that are wanted. */
    private static final long WEBP_PIXELS = 12_000_000;

    private static final long PIXELS_IN_MEMORY = 8_000_000;
    private static final double QUALITY = 0.85;

    private final ImageSettings settings;
    /** One at a time: an unpacked picture is large, and the heap is small. */
    private final Semaphore room = new Semaphore(1);

    RenderPicture(ImageSettings settings) {
        this.settings = settings;
        ImageIO.setUseCache(false);
        ImageIO.scanForPlugins();
    }

    /** A JPEG of each of the {@link Widths}, none wider than the picture itself. */
    SortedMap<Integer, byte[]> render(byte[] bytes) throws UnusablePicture {
        room.acquireUninterruptibly();
        try {
            BufferedImage picture = decode(bytes);
            SortedMap<Integer, byte[]> rendered = new TreeMap<>();
            for (int width : Widths.ALL) {
                rendered.put(width, scaled(picture, Math.min(width, picture.getWidth())));
            }
            return rendered;
        } catch (IOException | RuntimeException broken) { // decoders throw all kinds of things at broken files
            throw new UnusablePicture("It is not a JPEG, PNG, WebP or GIF picture, or it is broken.");
        } finally {
            room.release();
        }
    }

    private BufferedImage decode(byte[] bytes) throws IOException, UnusablePicture {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            while (readers.hasNext()) {
                ImageReader reader = readers.next();
                try {
                    if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                        reader.setInput(in, true, false);
                        return upright(opaque(decode(reader)), reader);
                    }
                } finally {
                    reader.dispose();
                }
            }
        }
        throw new UnusablePicture("It is not a JPEG, PNG, WebP or GIF picture.");
    }

    /** The size is looked at before anything is unpacked. */
    private BufferedImage decode(ImageReader reader) throws IOException, UnusablePicture {
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        long most = reader.getFormatName().equalsIgnoreCase(WEBP)
                ? Math.min(WEBP_PIXELS, settings.maxPixels())
                : settings.maxPixels();
        if (width * height > most) {
            throw new UnusablePicture("It has more than " + most + " pixels.");
        }
        int step = 1;
        while (width / step * (height / step) > PIXELS_IN_MEMORY) {
            step++;
        }
        ImageReadParam every = reader.getDefaultReadParam();
        every.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, every);
    }

    /** Phones store a photo as the sensor saw it, and beside it how it was held; that note does not survive. */
    private static BufferedImage upright(BufferedImage picture, ImageReader reader) throws IOException {
        if (!reader.getFormatName().equalsIgnoreCase(JPEG)) {
            return picture;
        }
        Orientation held = ExifUtils.getExifOrientation(reader, 0);
        return held == null || held == Orientation.TOP_LEFT
                ? picture
                : ExifFilterUtils.getFilterForOrientation(held).apply(picture);
    }

    private static BufferedImage opaque(BufferedImage picture) {
        BufferedImage opaque = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = opaque.createGraphics();
        canvas.drawImage(picture, 0, 0, Color.WHITE, null);
        canvas.dispose();
        return opaque;
    }

    private static byte[] scaled(BufferedImage picture, int width) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Thumbnails.of(picture)
                .width(width)
                .outputFormat("jpg")
                .outputQuality(QUALITY)
                .toOutputStream(out);
        return out.toByteArray();
    }
}
