import { sectorOf, sizeOf, type Company, type CompanyStatus } from './company.rules.js';

/** The register's code and words for a form, and an industry where it decides the sector. */
const forms = {
  'A/S': [60, 'Aktieselskab', ''],
  ApS: [80, 'Anpartsselskab', ''],
  'P/S': [70, 'Kommanditaktieselskab/Partnerselskab', ''],
  university: [230, 'Statslig administrativ enhed', '854200'],
  school: [90, 'Fonde og andre selvejende institutioner', '853200'],
  municipality: [250, 'Primærkommune', ''],
  region: [245, 'Region', ''],
  undertaking: [235, 'Selvstændig offentlig virksomhed', ''],
  association: [110, 'Forening', ''],
  other: [280, 'Øvrige virksomhedsformer', ''],
} as const;

/**
 * Companies that do not exist, in a range of numbers that has never been given out. The demo's partners take their CVR
 * numbers from here. Forms, industries and staff go through the rules that read the public register.
 */
export const fictionalCompanies: readonly Company[] = [
  a('99000074', 'Søbakke Sundhedsuniversitet', 'Søbakken 1, 9999 Søbakke', 'university', 2_400, ['9900000011 Søbakke Sundhedsuniversitet, Campus', '9900000022 Søbakke Sundhedsuniversitet, Måleværksted']),
  a('99000147', 'Nordhavn Institute of Technology', 'Kajkanten 40, 9999 Nordhavnen', 'university', 900, ['9900000033 Nordhavn Institute of Technology']),
  a('99000287', 'Kystuniversitetet', 'Strandvolden 2, 9999 Solkyst', 'university', 1_300, ['9900000044 Kystuniversitetet']),
  a('99000422', 'Nordkystens Erhvervsskole', 'Værkstedsgården 8, 9999 Strandmark', 'school', 210, ['9900000055 Nordkystens Erhvervsskole']),
  a('99000562', 'Handelsskolen ved Sundet', 'Sundvejen 17, 9999 Engsø', 'school', 120, ['9900000066 Handelsskolen ved Sundet']),
  a('99000635', 'Byens Designskole', 'Tegnestræde 5, 9999 Engsø', 'school', 60, ['9900000077 Byens Designskole']),
  a('99000708', 'Lygtelys ApS', 'Lampevej 12, 9999 Vandbjerg', 'ApS', 8, ['9900000088 Lygtelys ApS']),
  a('99000775', 'Klarluft Ventilation A/S', 'Vindfløjen 3, 9999 Vandbjerg', 'A/S', 74, ['9900000099 Klarluft Ventilation A/S', '9900000101 Klarluft Ventilation A/S, Fabrikken']),
  a('99000848', 'Øresund Måleteknik ApS', 'Lodlinjen 21, 9999 Strandmark', 'ApS', 31, ['9900000112 Øresund Måleteknik ApS']),
  a('99000910', 'Skrue og Skive A/S', 'Gevindet 6, 9999 Strandmark', 'A/S', 260, ['9900000123 Skrue og Skive A/S']),
  a('99000988', 'Bluewater Shipping Demo A/S', 'Kajkanten 2, 9999 Nordhavnen', 'A/S', 410, ['9900000134 Bluewater Shipping Demo A/S']),
  a('99001054', 'Strømstyring Nord A/S', 'Ledningsvejen 14, 9999 Solkyst', 'A/S', 46, ['9900000145 Strømstyring Nord A/S']),
  a('99001127', 'Lagerlys ApS', 'Batterigangen 9, 9999 Solkyst', 'ApS', 5, ['9900000156 Lagerlys ApS']),
  a('99001194', 'Jura og Ret Demo P/S', 'Paragraffen 1, 9999 Engsø', 'P/S', 88, ['9900000167 Jura og Ret Demo P/S']),
  a('99001267', 'To Hjul Demo ApS', 'Egerstien 22, 9999 Engsø', 'ApS', 12, ['9900000178 To Hjul Demo ApS']),
  a('99001402', 'Vandbjerg Kommune', 'Rådhuspladsen 1, 9999 Vandbjerg', 'municipality', 3_100, ['9900000189 Vandbjerg Kommune, Rådhuset', '9900000190 Vandbjerg Kommune, Plejecenter Bakken']),
  a('99001542', 'Strandmark Kommune', 'Rådhuspladsen 1, 9999 Strandmark', 'municipality', 2_700, ['9900000202 Strandmark Kommune, Jobcenter']),
  a('99001615', 'Havnebyens Kommune', 'Rådhuspladsen 1, 9999 Havnebyen', 'municipality', 4_000, ['9900000213 Havnebyens Kommune, Borgerservice']),
  a('99001682', 'Engsø Kommune', 'Rådhuspladsen 1, 9999 Engsø', 'municipality', 2_200, ['9900000224 Engsø Kommune, Rådhuset']),
  a('99001755', 'Regionshospitalet Demo', 'Hospitalsvej 100, 9999 Søbakke', 'region', 5_600, ['9900000235 Regionshospitalet Demo']),
  a('99001828', 'Solkystens Havn', 'Havnekontoret, 9999 Solkyst', 'undertaking', 40, ['9900000246 Solkystens Havn']),
  a('99001895', 'Fællesindkøb Øst', 'Kurven 4, 9999 Engsø', 'other', 22, ['9900000257 Fællesindkøb Øst']),
  a('99001968', 'Sundhedsklyngen Øst', 'Klyngehuset 1, 9999 Søbakke', 'association', 9, ['9900000268 Sundhedsklyngen Øst']),
  a('99002034', 'Faglig Samvirke', 'Samvirkets Plads 3, 9999 Strandmark', 'association', 180, ['9900000279 Faglig Samvirke']),
  a('99002107', 'Newcomers’ Network', 'Stationspladsen 7, 9999 Havnebyen', 'association', 3, []),
  a('99002174', 'Grøn Klynge Sund', 'Klyngehuset 2, 9999 Solkyst', 'association', 6, ['9900000280 Grøn Klynge Sund']),
  a('99002247', 'Inkubatoren Værftet', 'Beddingen 11, 9999 Nordhavnen', 'association', 11, ['9900000291 Inkubatoren Værftet']),
  a('99002387', 'Small Business Circle', 'Torvet 8, 9999 Nordhavnen', 'association', 4, []),
  a('99002522', 'Håndværkets Byforening', 'Mesterlauget 2, 9999 Engsø', 'association', 7, ['9900000303 Håndværkets Byforening']),
  a('99002662', 'Slukket Lys ApS', 'Lampevej 13, 9999 Vandbjerg', 'ApS', null, [], 'ceased'),
  a('99002735', 'Knækket Skrue A/S', 'Gevindet 7, 9999 Strandmark', 'A/S', 19, ['9900000314 Knækket Skrue A/S'], 'bankrupt'),
  a('99002808', 'Sidste Udsalg ApS', 'Torvet 9, 9999 Nordhavnen', 'ApS', 2, ['9900000325 Sidste Udsalg ApS'], 'closing'),
];

/** @param units number and name; they lie at the company's own address */
function a(cvr: string, name: string, address: string, kind: keyof typeof forms, staff: number | null, units: readonly string[], status: CompanyStatus = 'normal'): Company {
  const [code, form, industry] = forms[kind];
  return {
    cvr,
    name,
    address,
    status,
    form,
    sector: sectorOf(code, industry),
    size: staff === null ? null : sizeOf(staff),
    productionUnits: units.map((unit) => ({ number: unit.slice(0, 10), name: unit.slice(11), address })),
  };
}
