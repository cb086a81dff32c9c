const MB = 1024 * 1024;

/** The largest budget anybody is to write, 30 partners x 8 categories x 4 years x 10 lines, with its headings and room to spare. */
export const MOST_ROWS = 10_000;
/** Of a file as it is sent. 10,000 lines fill a tenth of it. */
export const MOST_BYTES = 5 * MB;
/** Of a workbook unpacked: 10,000 lines fill some 15 MB. */
export const MOST_UNPACKED = 128 * MB;
/** Of a pasted text. */
export const MOST_PASTED = 1 * MB;
/** Messages on a page; beyond these nobody mends a file cell by cell. */
export const MOST_MESSAGES = 50;
/** Lines of a preview that are shown one by one. */
export const MOST_SHOWN = 50;
