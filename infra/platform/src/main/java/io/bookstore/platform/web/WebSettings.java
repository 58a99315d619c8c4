package io.bookstore.platform.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param bodyLimit the largest request body
 * @param streamedPaths paths whose bodies are streamed and may be larger, unless they are JSON; {@code *} stands for one part
 */
@ConfigurationProperties("bookstore.web")
record WebSettings(
        @DefaultValue("1MB") DataSize bodyLimit,
        @DefaultValue({}) List<String> streamedPaths) {}
