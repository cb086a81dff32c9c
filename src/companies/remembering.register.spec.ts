import { expect, test } from '@jest/globals';
import { ok, refused } from '../shared/result.js';
import { CompanyRegister, type CompanyAnswer } from './company-register.js';
import { fictionalCompanies } from './fictional-companies.js';
import { RememberingRegister } from './remembering.register.js';

class Counting extends CompanyRegister {
  readonly asked: string[] = [];
  answer: CompanyAnswer = ok(fictionalCompanies[0]!);

  async find(cvr: string): Promise<CompanyAnswer> {
    this.asked.push(cvr);
    return this.answer;
  }
}

function both() {
  const clock = { ms: 0 };
  const counting = new Counting();
  return { clock, counting, register: new RememberingRegister(counting, () => clock.ms) };
}

test('two who ask at once, and whoever asks within five minutes, share one question', async () => {
  const { clock, counting, register } = both();
  expect(await Promise.all([register.find('1'), register.find('1')])).toEqual([counting.answer, counting.answer]);
  clock.ms = 299_999;
  await register.find('1');
  expect(counting.asked).toEqual(['1']);
  clock.ms = 300_000;
  await register.find('1');
  expect(counting.asked).toEqual(['1', '1']);
});

test('unknown is remembered, unavailable is not', async () => {
  const { counting, register } = both();
  counting.answer = refused('unknown');
  await register.find('1');
  await register.find('1');
  counting.answer = refused('unavailable');
  await register.find('2');
  counting.answer = ok(fictionalCompanies[0]!);
  expect(await register.find('2')).toEqual(counting.answer);
  expect(counting.asked).toEqual(['1', '2', '2']);
});

test('five hundred are remembered, and the ones kept longest go first', async () => {
  const { counting, register } = both();
  for (let n = 0; n <= 500; n += 1) await register.find(String(n));
  await register.find('1');
  expect(counting.asked).toHaveLength(501);
  await register.find('0');
  expect(counting.asked).toHaveLength(502);
});
