package io.bookstore.platform.crypto;

import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/** Encryption for services that keep personal data. */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@ConditionalOnBean(DataSource.class)
public class CryptoConfiguration {

    /** Lazy: a service that encrypts nothing needs no keys; one that does has it injected and fails at its start. */
    @Bean
    @Lazy
    FieldCipher fieldCipher(@Value("${bookstore.encryption.keys:}") String keys) {
        return new FieldCipher(KeySets.read(keys));
    }
}
