package io.bookstore.cartorder.library;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which books have a file. */
@Repository
class EbookFiles {

    private final JdbcClient jdbc;

    EbookFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void save(EbookFile file) {
        jdbc.sql("""
                        insert into ebook_file (book_id, key, media_type, size_bytes, sha256, uploaded_by, uploaded_at)
                        values (:book, :key, :type, :size, :sha256, :by, :at)
                        on conflict (book_id) do update set key = excluded.key, media_type = excluded.media_type,
                            size_bytes = excluded.size_bytes, sha256 = excluded.sha256,
                            uploaded_by = excluded.uploaded_by, uploaded_at = excluded.uploaded_at
                        """)
                .param("book", file.bookId())
                .param("key", file.key())
                .param("type", file.mediaType())
                .param("size", file.sizeBytes())
                .param("sha256", file.sha256())
                .param("by", file.uploadedBy())
                .param("at", file.uploadedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    Map<UUID, EbookFile> of(Collection<UUID> books) {
        Map<UUID, EbookFile> found = new HashMap<>();
        if (!books.isEmpty()) {
            List<EbookFile> files = jdbc.sql("select * from ebook_file where book_id in (:books)")
                    .param("books", books)
                    .query((row, n) -> file(row))
                    .list();
            files.forEach(file -> found.put(file.bookId(), file));
        }
        return found;
    }

    private static EbookFile file(ResultSet row) throws SQLException {
        return new EbookFile(
                row.getObject("book_id", UUID.class),
                row.getString("key"),
                row.getString("media_type"),
                row.getLong("size_bytes"),
                row.getString("sha256"),
                row.getObject("uploaded_by", UUID.class),
                row.getTimestamp("uploaded_at").toInstant());
    }
}
