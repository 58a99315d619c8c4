package io.bookstore.storefront.cover;

/** One look of a cover. It leaves the lowest 36 units free for the format and answers the colour in which to mark it. */
interface Template {

    String draw(Canvas canvas, CoverText text, Palette palette, Dice dice);
}
