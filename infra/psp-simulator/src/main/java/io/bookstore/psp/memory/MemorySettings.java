package io.bookstore.psp.memory;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where the journal is kept; blank means that everything is forgotten at the end. */
@ConfigurationProperties("psp.memory")
record MemorySettings(@DefaultValue("") String folder) {}
