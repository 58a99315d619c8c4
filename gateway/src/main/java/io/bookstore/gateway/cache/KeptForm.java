package io.bookstore.gateway.cache;

import io.bookstore.gateway.route.ServiceReader.Field;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A kept answer as bytes in Redis. */
final class KeptForm {

    private static final int VERSION = 1;

    private KeptForm() {}

    static byte[] write(Kept kept) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(kept.body().length + 512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeUTF(kept.etag());
            out.writeUTF(kept.work() == null ? "" : kept.work());
            out.writeLong(kept.workGeneration());
            out.writeShort(kept.fields().size());
            for (Field field : kept.fields()) {
                out.writeUTF(field.name());
                out.writeUTF(field.value());
            }
            out.writeInt(kept.body().length);
            out.write(kept.body());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Empty for what another version of us has written. Generation, age and life are the reader's to say. */
    static Optional<Kept> read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != VERSION) {
                return Optional.empty();
            }
            String etag = in.readUTF();
            String work = in.readUTF();
            long workGeneration = in.readLong();
            List<Field> fields = new ArrayList<>();
            for (int left = in.readShort(); left > 0; left--) {
                fields.add(new Field(in.readUTF(), in.readUTF()));
            }
            byte[] body = new byte[in.readInt()];
            in.readFully(body);
            return Optional.of(new Kept(body, fields, etag, 0, 0, 0, work.isEmpty() ? null : work, workGeneration));
        } catch (IOException | RuntimeException garbled) {
            return Optional.empty();
        }
    }
}
