import { dataTable, type DataTable, type Lang } from '../../platform/views/index.js';
import { applicationTexts } from '../application.texts.js';
import { documentTexts } from './document.texts.js';
import type { Snapshot } from './snapshot.rules.js';

const { say } = applicationTexts;

export function partnerTable(lang: Lang, { partners }: Snapshot): DataTable {
  return dataTable({
    id: 'document-partners',
    caption: say(lang, 'document.partners'),
    captionHidden: true,
    columns: [say(lang, 'document.partner'), say(lang, 'document.cvr'), say(lang, 'document.sector'), say(lang, 'document.role')],
    rows: partners.map(({ name, cvr, sector, size, productionUnit, address, role, isLead }) => [
      { text: name, sub: joined([isLead ? say(lang, 'document.lead') : '', (address ?? '').replace(/\s*\n\s*/g, ', ')]) },
      { text: cvr ?? say(lang, 'document.noCvr'), sub: productionUnit ? documentTexts.say(lang, 'document.productionUnit', { number: productionUnit }) : null },
      { text: say(lang, `sector.${sector}`), sub: size ? say(lang, `size.${size}`) : null },
      role,
    ]),
    emptyText: say(lang, 'document.noPartners'),
  });
}

function joined(words: readonly string[]): string | null {
  return words.filter((word) => word !== '').join(' · ') || null;
}
