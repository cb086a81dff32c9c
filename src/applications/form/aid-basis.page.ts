import { selectField, type Cell, type SelectField } from '../../platform/forms/index.js';
import type { Lang } from '../../platform/views/index.js';
import type { AidRules } from '../../rounds/index.js';
import { aidBases } from '../../budgets/index.js';
import { inLang } from '../../shared/lang.js';
import { applicationTexts } from '../application.texts.js';

const { say } = applicationTexts;

/** On what ground a partner may receive public money, among those of the rule set. */
export function aidBasisField(lang: Lang, aid: AidRules): (cell: Cell) => SelectField {
  const options = aidBases(aid).map((basis) => ({ value: basis, label: basisName(lang, aid, basis) }));
  return (cell) => selectField({ ...cell, label: say(lang, 'partners.aidBasis'), hint: say(lang, 'partners.aidBasis.hint'), prompt: say(lang, 'choose'), options });
}

/** What a ground is called; one that the rule set no longer has says so. */
export function basisName(lang: Lang, aid: AidRules, basis: string): string {
  if (basis === '') return say(lang, 'aid.basis.unsaid');
  if (basis === 'none' || basis === 'de-minimis') return say(lang, `aid.basis.${basis}`);
  const category = aid.categories.find(({ id }) => id === basis);
  return category ? inLang(lang, category, 'name') : say(lang, 'aid.basis.gone');
}
