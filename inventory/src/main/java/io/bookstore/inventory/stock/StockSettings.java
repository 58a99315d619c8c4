package io.bookstore.inventory.stock;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param defaultThreshold at how many available copies a new book counts as low */
@Validated
@ConfigurationProperties("bookstore.inventory")
record StockSettings(@DefaultValue("5") @Min(0) int defaultThreshold) {}
