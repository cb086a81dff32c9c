import { defineTexts } from '../../platform/views/index.js';

/** What the application as a document says beside the sections' own texts. */
export const documentTexts = defineTexts({
  da: {
    'document.figures': 'Nøgletal',
    'document.productionUnit': 'P-nr. {number}',
  },
  en: {
    'document.figures': 'Key figures',
    'document.productionUnit': 'Production unit {number}',
  },
});
