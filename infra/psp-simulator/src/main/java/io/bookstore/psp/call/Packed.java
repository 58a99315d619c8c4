package io.bookstore.psp.call;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A text deflated, because a day of answers has to fit into a small heap. Most of an answer is the same in all of them,
 * so they are told against a sample; what was packed without it can still be read. The sample must never change, or
 * journals could not be read any more.
 */
final class Packed {

    private static final byte[] SAMPLE = sample();
    private static final int CHUNK = 2_048;

    private final byte[] bytes;

    private Packed(byte[] bytes) {
        this.bytes = bytes;
    }

    static Packed of(String text) {
        Deflater deflater = new Deflater();
        try {
            deflater.setDictionary(SAMPLE);
            deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK];
            while (!deflater.finished()) {
                packed.write(chunk, 0, deflater.deflate(chunk));
            }
            return new Packed(packed.toByteArray());
        } finally {
            deflater.end();
        }
    }

    String text() {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes);
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK];
            while (!inflater.finished()) {
                int count = inflater.inflate(chunk);
                if (count == 0 && !wentOn(inflater)) {
                    throw new IllegalStateException("a stored answer is damaged");
                }
                text.write(chunk, 0, count);
            }
            return text.toString(StandardCharsets.UTF_8);
        } catch (DataFormatException damaged) {
            throw new IllegalStateException(damaged);
        } finally {
            inflater.end();
        }
    }

    private static boolean wentOn(Inflater inflater) {
        if (inflater.needsDictionary()) {
            inflater.setDictionary(SAMPLE);
            return true;
        }
        return inflater.finished();
    }

    private static byte[] sample() {
        try (InputStream in = Objects.requireNonNull(Packed.class.getResourceAsStream("/sample-answer.json"))) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @JsonValue
    String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @JsonCreator
    static Packed ofBase64(String text) {
        return new Packed(Base64.getDecoder().decode(text));
    }
}
