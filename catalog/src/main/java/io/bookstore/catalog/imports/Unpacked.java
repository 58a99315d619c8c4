package io.bookstore.catalog.imports;

import io.bookstore.catalog.files.UnreadableFile;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.springframework.util.unit.DataSize;

/** Unpacks gzip, known by its first bytes, and stops when it becomes too much. */
final class Unpacked extends FilterInputStream {

    private static final int BUFFER = 65_536;
    private static final int FIRST = 0x1f;
    private static final int SECOND = 0x8b;

    private final long most;
    private long count;

    private Unpacked(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    static InputStream of(InputStream packed, DataSize most) throws IOException {
        BufferedInputStream in = new BufferedInputStream(packed, BUFFER);
        in.mark(2);
        boolean gzip = in.read() == FIRST && in.read() == SECOND;
        in.reset();
        return new Unpacked(gzip ? new GZIPInputStream(in, BUFFER) : in, most.toBytes());
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int more) throws UnreadableFile {
        count += more;
        if (count > most) {
            throw new UnreadableFile("The file unpacks to more than " + most + " bytes.");
        }
    }
}
