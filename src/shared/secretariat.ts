/** Whom to ask where nobody else is named. */
export const secretariat = { phone: '00 00 00 00', mail: 'sekretariat@fyrtaarn.example' } as const;
