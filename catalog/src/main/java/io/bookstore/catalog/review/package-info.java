/** What buyers say of books: one review for each buyer and book, ratings that are always right, moderation. */
@NullMarked
package io.bookstore.catalog.review;

import org.jspecify.annotations.NullMarked;
