package io.bookstore.catalog.imports;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param maxBody the largest file that is taken in
 * @param maxUnpacked the most that a compressed file may unpack to
 * @param atOnce how many files this process works on at the same time
 * @param spool folder of the files that are worked on; shared by all replicas, so that one can go on for another
 * @param silence after so long without a sign of life an import is taken over
 * @param drawMissingPrices gives new books without price and stock ones made from their ISBN, the same each time: for
 *     test data, never for a real shop
 */
@ConfigurationProperties("catalog.import")
record ImportSettings(
        @DefaultValue("2GB") DataSize maxBody,
        @DefaultValue("8GB") DataSize maxUnpacked,
        @DefaultValue("2") int atOnce,
        Path spool,
        @DefaultValue("60s") Duration silence,
        @DefaultValue("false") boolean drawMissingPrices) {}
