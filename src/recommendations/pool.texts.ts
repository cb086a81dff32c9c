import { defineTexts } from '../platform/views/index.js';

/** What is left in the pools, for everyone. */
export const poolTexts = defineTexts({
  da: {
    'pools.title': 'Fonde og puljer',
    'pools.lead': 'Hvor mange penge der er til nye projekter, hvor meget der er givet tilsagn om, og hvor meget der er tilbage.',
    'pools.caption': 'Alle beløb i kroner',
    'pools.column.fund': 'Fond',
    'pools.column.decides': 'Afgøres af',
    'pools.column.pool': 'Pulje, kr.',
    'pools.column.granted': 'Givet tilsagn, kr.',
    'pools.column.left': 'Tilbage, kr.',
    'pools.total': 'I alt',
    'pools.grants': '{n} {n|tilsagn|tilsagn}',
    'pools.legality': 'efter legalitetskontrol',
    'pools.period': '{from}-{to}',
    'pools.bar': '{granted} af {pool} er givet som tilsagn',
    'pools.none': 'Der er ingen fonde.',
    'pools.explained':
      'En indstilling fra Vækstforum tager ikke penge af puljen. Det gør først et tilsagn fra den myndighed, der afgør. Ingen kan få mere, end der er tilbage. Puljerne gælder nye projekter i hele perioden; faste driftstilskud og igangværende projekter er ikke regnet med.',
    'pools.back': 'Runder og frister',
  },
  en: {
    'pools.title': 'Funds and pools',
    'pools.lead': 'How much money there is for new projects, how much has been committed, and how much is left.',
    'pools.caption': 'All amounts in kroner',
    'pools.column.fund': 'Fund',
    'pools.column.decides': 'Decided by',
    'pools.column.pool': 'Pool, DKK',
    'pools.column.granted': 'Committed, DKK',
    'pools.column.left': 'Left, DKK',
    'pools.total': 'Total',
    'pools.grants': '{n} {n|commitment|commitments}',
    'pools.legality': 'after legality control',
    'pools.period': '{from}-{to}',
    'pools.bar': '{granted} of {pool} has been committed',
    'pools.none': 'There are no funds.',
    'pools.explained':
      'A recommendation by the growth forum takes no money from a pool. Only a commitment by the deciding body does. Nobody can get more than is left. The pools are for new projects in the whole period; fixed operating grants and projects under way are not counted in.',
    'pools.back': 'Rounds and deadlines',
  },
});
