import { sectorsInWords } from '../../rounds/index.js';
import { applicationTexts } from '../application.texts.js';
import type { DraftParts, Frame, Partner } from '../draft.rules.js';
import type { Bilingual } from '../submission/snapshot.rules.js';
import { broken, type Finding } from './finding.rules.js';

/** Who may apply: where the call names sectors, the lead partner is of one of them. */
export function openToFindings({ partners }: Pick<DraftParts, 'partners'>, { round: { openTo } }: Pick<Frame, 'round'>): Finding[] {
  if (openTo.length === 0) return [];
  return partners.flatMap(({ isLead, sector, name }, at) =>
    isLead && !openTo.includes(sector) ? [broken('partners', `partners[${at}].sector`, 'finding.open-to', { name, has: sectorName(sector), sectors: sectorsOf(openTo) })] : [],
  );
}

function sectorsOf(openTo: readonly string[]): Bilingual {
  return { da: sectorsInWords('da', openTo), en: sectorsInWords('en', openTo) };
}

function sectorName(sector: Partner['sector']): Bilingual {
  return { da: applicationTexts.da[`sector.${sector}`], en: applicationTexts.en[`sector.${sector}`] };
}
