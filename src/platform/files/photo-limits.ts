/** What a photo may unfold to: 60 megapixels, and no side beyond what WebP can hold. */
export const mostPixels = 60_000_000;
export const longestSidePixels = 16_383;

/** With this code the process that reads HEIC says that the photo is beyond these limits. */
export const exitTooLarge = 3;
