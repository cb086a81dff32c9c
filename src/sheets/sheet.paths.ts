import type { Lang } from '../shared/lang.js';
import type { TableName } from './column.rules.js';

const one = '/ansoegninger/:id/regneark';

export const sheetPaths = {
  /** GET shows what can be fetched and takes a file; POST reads one. */
  sheets: one,
  /** Budget and financing as a workbook; `?version=1` for a version sent in, `?del=egen` for the own partner's lines. */
  workbook: `${one}/budget-xlsx`,
  costs: `${one}/udgifter-csv`,
  financing: `${one}/finansiering-csv`,
  /** The same workbook without lines. */
  template: `${one}/skabelon-xlsx`,
  /** What a file would change. POST applies it. */
  preview: `${one}/:importId`,
} as const;

type Part = Exclude<keyof typeof sheetPaths, 'preview'>;

export const sheetsUrl = (applicationId: string, part: Part = 'sheets', of: { readonly version?: number | null; readonly own?: boolean } = {}): string => {
  const asked = [of.version ? `version=${of.version}` : '', of.own ? 'del=egen' : ''].filter(Boolean).join('&');
  return sheetPaths[part].replace(':id', applicationId) + (asked && `?${asked}`);
};

export const previewUrl = (applicationId: string, importId: string): string => sheetPaths.preview.replace(':id', applicationId).replace(':importId', importId);

const words = {
  da: { workbook: 'budget', template: 'budgetskabelon', costs: 'udgifter', financing: 'finansiering', draft: 'udkast' },
  en: { workbook: 'budget', template: 'budget-template', costs: 'costs', financing: 'financing', draft: 'draft' },
} as const;

/** `budget-2011-00004-version-1.xlsx` */
export function sheetFileName(lang: Lang, what: 'workbook' | 'template' | TableName, number: string, version: number | null): string {
  const which = what === 'template' ? '' : version === null ? `-${words[lang].draft}` : `-version-${version}`;
  return `${words[lang][what]}-${number}${which}.${what === 'workbook' || what === 'template' ? 'xlsx' : 'csv'}`;
}
