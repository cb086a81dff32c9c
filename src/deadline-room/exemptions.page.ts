import { outagePaths } from '../outages/outage.paths.js';
import { alert, dataTable, pageHeading, pagination, tag, type Alert, type DataTable, type Lang, type PageHeading, type Pagination, type Tag } from '../platform/views/index.js';
import { formatInstantPrecise } from '../shared/dates.js';
import { inLang } from '../shared/lang.js';
import { formatDecimal } from '../shared/numbers.js';
import { exemptionUrl, exemptionsUrl } from './deadline-room.paths.js';
import { latePerPage, type LateList } from './exemption.service.js';
import type { Exemption, LateApplication } from './exemption.rules.js';
import { exemptionTexts } from './exemption.texts.js';
import { lateBy } from './lateness.page.js';

const { say } = exemptionTexts;

/** Template `deadline-room/exemptions`: what came late in a round, and what was made of it. */
export interface ExemptionsPage {
  readonly heading: PageHeading;
  readonly equal: Alert;
  readonly late: DataTable;
  readonly pagination: Pagination;
  readonly given: DataTable;
}

interface Listed extends LateList {
  readonly page: number;
  readonly now: Date;
}

export function exemptionsPage(lang: Lang, { round, rows, total, all, partialIn, page, now }: Listed): ExemptionsPage {
  return {
    heading: pageHeading(say(lang, 'exemptions.title'), { caption: inLang(lang, round, 'name'), lead: say(lang, 'exemptions.lead') }),
    equal: equalTreatment(lang),
    late: dataTable({
      id: 'late',
      caption: say(lang, 'exemptions.caption'),
      columns: [
        say(lang, 'exemptions.application'),
        say(lang, 'exemptions.last'),
        say(lang, 'exemptions.late'),
        { label: say(lang, 'exemptions.place'), numeric: true },
        say(lang, 'exemptions.state'),
      ],
      rows: rows.map((late) => [
        partialIn.has(late.id) ? { text: late.number, sub: say(lang, 'exemptions.own') } : { text: late.number, href: exemptionUrl(round.id, late.id), sub: late.lead },
        { text: formatInstantPrecise(late.lastAt, lang), sub: say(lang, 'exemptions.tries', { n: late.tries }) },
        lateBy(lang, late.lateByMs),
        formatDecimal(late.position, lang),
        { tag: stateOf(lang, late, now) },
      ]),
      emptyText: say(lang, 'exemptions.empty'),
    }),
    pagination: pagination(lang, { page, pageSize: latePerPage, total, href: (at) => exemptionsUrl(round.id, at) }),
    given: givenTable(lang, all, partialIn),
  };
}

export function equalTreatment(lang: Lang): Alert {
  return alert('info', say(lang, 'exemptions.equal'), { heading: say(lang, 'exemptions.equal.heading'), link: { label: say(lang, 'exemptions.equal.link'), href: outagePaths.ledger } });
}

export function stateOf(lang: Lang, { state, reopenedAt, version, exemption }: LateApplication, now: Date): Tag {
  if (state !== 'draft' && (state !== 'submitted' || reopenedAt === null)) return tag(say(lang, 'exemptions.state.sent', { version: version ?? 1 }), 'green');
  if (!exemption) return tag(say(lang, 'exemptions.state.none'), 'grey');
  const { outcome, until } = exemption;
  if (outcome === null) return tag(say(lang, 'exemptions.state.asked'), 'yellow');
  if (outcome === 'refused') return tag(say(lang, 'exemptions.state.refused'), 'red');
  return until < now ? tag(say(lang, 'exemptions.state.ended'), 'grey') : tag(say(lang, 'exemptions.state.granted', { until: formatInstantPrecise(until, lang) }), 'blue');
}

/** Every exemption of a round with its reasons: whoever decides sees how like cases were decided. `hidden`: applications of which the reader may not learn them. */
export function givenTable(lang: Lang, all: readonly Exemption[], hidden: ReadonlySet<string>): DataTable {
  return dataTable({
    id: 'given',
    caption: say(lang, 'exemptions.given.caption'),
    columns: [say(lang, 'exemptions.application'), say(lang, 'exemptions.state'), say(lang, 'exemptions.given.until'), say(lang, 'exemptions.given.reason'), say(lang, 'exemptions.given.people')],
    rows: all.map((one) => [
      one.number,
      { tag: outcomeTag(lang, one) },
      formatInstantPrecise(one.until, lang),
      hidden.has(one.applicationId) ? say(lang, 'exemptions.given.hidden') : { text: one.reason, sub: one.decidedReason || null },
      people(lang, one),
    ]),
    emptyText: say(lang, 'exemptions.given.empty'),
  });
}

function outcomeTag(lang: Lang, { outcome }: Pick<Exemption, 'outcome'>): Tag {
  if (outcome === null) return tag(say(lang, 'exemptions.state.asked'), 'yellow');
  return outcome === 'granted' ? tag(say(lang, 'exemptions.state.given'), 'green') : tag(say(lang, 'exemptions.state.refused'), 'red');
}

function people(lang: Lang, { askedByName: asked, decidedByName: decided, decidedAt }: Exemption): string {
  return decided === null || decidedAt === null ? say(lang, 'exemptions.people.asked', { asked }) : say(lang, 'exemptions.people.decided', { asked, decided, when: formatInstantPrecise(decidedAt, lang) });
}
