import type { Result } from '../shared/result.js';
import type { Company } from './company.rules.js';

/** A register of companies. It never throws: one that is down or slow is `unavailable`. */
export abstract class CompanyRegister {
  /** @param cvr eight digits with a valid check digit */
  abstract find(cvr: string): Promise<CompanyAnswer>;
}

export type CompanyAnswer = Result<Company, 'unknown' | 'unavailable'>;
