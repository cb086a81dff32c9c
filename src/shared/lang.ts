/** The portal's two languages. Danish comes first wherever both are shown. */
export type Lang = 'da' | 'en';
