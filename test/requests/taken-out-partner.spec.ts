import { expect, it } from '@jest/globals';
import { aMember, aPartner } from '../builders/member.js';
import { aReadyApplication } from '../builders/ready-application.js';
import { valueOf } from '../support/html.js';
import { browserOf, sql } from '../support/portal.js';

it('a partner that was taken out of the application does not put itself back in', async () => {
  const { id, owner, partnerId } = await aReadyApplication();
  const gone = await aPartner(id, 'Den fjernede');
  const signer = await aMember(id, 'signatory', { partnerId: gone });
  const page = `/ansoegninger/${id}/partnere`;
  const opened = (await browserOf(signer).get(page).expect(200)).text;
  const leads = (await browserOf(owner).get(page).expect(200)).text;
  const kept = { 'partners[0].id': partnerId, 'partners[0].name': 'Fyrvæsenet', 'partners[0].cvr': '13748136', 'partners[0].sector': 'public', 'partners[0].size': '', 'partners[0].role': 'Leder', 'partners[0].isLead': '1' };
  await browserOf(owner).post(page, { basis: valueOf(leads, 'basis')!, page: valueOf(leads, 'page')!, ...kept }).expect(303);

  const own = { page: valueOf(opened, 'page')!, 'partners[0].id': gone, 'partners[0].name': 'Tilbage', 'partners[0].cvr': '', 'partners[0].sector': 'company', 'partners[0].size': '', 'partners[0].role': '' };
  await browserOf(signer).post(page, { basis: valueOf(opened, 'basis')!, ...own });
  const [{ revision }] = (await sql<{ revision: number }>('SELECT revision FROM application WHERE id = $1', [id])) as [{ revision: number }];
  await browserOf(signer).post(page, { basis: revision, disagreement: `${gone}/`, [`choice.${gone}/`]: 'form', ...own });

  expect(await sql('SELECT name FROM partner WHERE application_id = $1', [id])).toEqual([{ name: 'Fyrvæsenet' }]);
});
