import { ok, refused } from '../shared/result.js';
import { CompanyRegister, type CompanyAnswer } from './company-register.js';
import { fictionalCompanies } from './fictional-companies.js';

const byCvr = new Map(fictionalCompanies.map((company) => [company.cvr, company]));

/**
 * Knows the demo's companies and asks nobody. In a demo any other number is unknown; a portal of its own that has no
 * access to CVR must not say that of a real company, so there it is unavailable.
 */
export class FictionalRegister extends CompanyRegister {
  constructor(private readonly otherwise: 'unknown' | 'unavailable') {
    super();
  }

  async find(cvr: string): Promise<CompanyAnswer> {
    const company = byCvr.get(cvr);
    return company ? ok(company) : refused(this.otherwise);
  }
}
