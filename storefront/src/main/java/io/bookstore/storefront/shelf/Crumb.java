package io.bookstore.storefront.shelf;

/** One step of the way from the top to here. */
record Crumb(String label, String url) {}
