export const ruleSetPaths = {
  ruleSets: '/administration/regelsaet',
  ruleSet: '/administration/regelsaet/:ruleSetId',
  newVersion: '/administration/regelsaet/:ruleSetId/ny-version',
} as const;

export const ruleSetUrl = (id: string): string => `${ruleSetPaths.ruleSets}/${encodeURIComponent(id)}`;

/** `moneyFrom`: another rule set whose money rules the form begins with. */
export const newVersionUrl = (id: string, moneyFrom = ''): string => `${ruleSetUrl(id)}/ny-version${moneyFrom && `?oekonomi=${encodeURIComponent(moneyFrom)}`}`;
