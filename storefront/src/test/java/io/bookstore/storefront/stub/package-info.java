/** A gateway that speaks the public contract from memory, for tests and for looking at the pages. */
package io.bookstore.storefront.stub;
