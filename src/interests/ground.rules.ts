/** The grounds of disqualification in the Public Administration Act (forvaltningsloven) § 3(1), by their numbers there. */
export const grounds = ['1', '2', '3', '4', '5'] as const;

export type Ground = (typeof grounds)[number];

export const longestNote = 2_000;
