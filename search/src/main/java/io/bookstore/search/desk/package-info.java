/** What staff say about searches (synonyms, pins, redirects), and what shoppers looked for. */
@NullMarked
package io.bookstore.search.desk;

import org.jspecify.annotations.NullMarked;
