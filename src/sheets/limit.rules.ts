const MB = 1024 * 1024;

/** The largest budget anybody is to write, 30 partners x 8 categories x 4 years x 10 lines, with its headings and room to spare. */
export const MOST_ROWS = 10_000;
/** Of a file as it is sent. 10,000 lines fill a tenth of it. */
export const MOST_BYTES = 5 * MB;
/** Of a workbook unpacked: 10,000 lines fill some 15 MB. */
export const MOST_UNPACKED = 128 * MB;
/** To column AN: four times what the template has. */
export const MOST_COLUMNS = 40;
/** Of one cell's text; no field of the form takes half of it. */
export const MOST_TEXT = 5_000;
/** Of all cells together: characters, and eight for each cell and row. 20,000 lines with long texts come to half of it. */
export const MOST_WEIGHT = 16 * MB;
/** Of a pasted text. */
export const MOST_PASTED = 1 * MB;
/** Messages on a page; beyond these nobody mends a file cell by cell. */
export const MOST_MESSAGES = 50;
/** Messages that are worded at all; the others are only counted. */
export const MOST_WORDED = 200;
/** Of the files an account has looked at in one application and not applied, the latest are kept. */
export const MOST_KEPT = 5;
/** Lines of a preview that are shown one by one. */
export const MOST_SHOWN = 50;
