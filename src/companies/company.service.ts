import { Injectable } from '@nestjs/common';
import { parseCvr, type CvrProblem } from '../shared/cvr.js';
import { normaliseLine } from '../shared/text.js';
import { CompanyRegister } from './company-register.js';
import type { Company, CompanyStatus } from './company.rules.js';

/** What came of looking up what a person typed; the texts are the form's. */
export type LookUp =
  | { readonly outcome: 'found'; readonly company: Company; readonly warning: Exclude<CompanyStatus, 'normal'> | null }
  | { readonly outcome: 'malformed'; readonly problem: CvrProblem }
  | { readonly outcome: 'unknown'; readonly cvr: string }
  | { readonly outcome: 'unavailable'; readonly cvr: string };

@Injectable()
export class CompanyService {
  constructor(private readonly register: CompanyRegister) {}

  /** A number that cannot be one is never asked for. */
  async lookUp(text: string): Promise<LookUp> {
    const read = parseCvr(normaliseLine(text));
    if (!read.ok) return { outcome: 'malformed', problem: read.problem };
    const answer = await this.register.find(read.cvr);
    if (!answer.ok) return { outcome: answer.refusal, cvr: read.cvr };
    const { status } = answer.value;
    return { outcome: 'found', company: answer.value, warning: status === 'normal' ? null : status };
  }
}
