import type { Lang } from '../shared/lang.js';
import type { ExpectedFunding, SuggestedParticipant } from './idea.store.js';
import { ideaTexts } from './idea.texts.js';

const { say } = ideaTexts;

export interface ParticipantGroup {
  readonly heading: string;
  readonly names: readonly { readonly name: string; readonly note: string | null }[];
}

/** Named organisations first, then groups and projects; kinds without anyone are left out. */
export function participantGroups(lang: Lang, participants: readonly SuggestedParticipant[]): ParticipantGroup[] {
  return (['organisation', 'group', 'project'] as const)
    .map((kind) => ({
      heading: say(lang, `idea.participants.${kind}`),
      names: participants
        .filter((participant) => participant.kind === kind)
        .map((participant) => ({ name: nameIn(lang, participant), note: participant.note?.[lang] ?? null })),
    }))
    .filter((group) => group.names.length > 0);
}

/** One line a source: its name, how sure it is, and what the catalogue adds. */
export function fundingLines(lang: Lang, funding: readonly ExpectedFunding[]): string[] {
  return funding.map((source) => {
    const line = `${nameIn(lang, source)} (${say(lang, `idea.funding.${source.basis}`)})`;
    return source.note ? `${line}. ${source.note[lang]}` : line;
  });
}

function nameIn(lang: Lang, { name, nameEn }: { readonly name: string; readonly nameEn: string | null }): string {
  return lang === 'en' ? (nameEn ?? name) : name;
}
