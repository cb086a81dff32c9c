import { Injectable } from '@nestjs/common';
import { CompanyService } from '../../companies/index.js';
import { typed, type Posted } from '../../platform/forms/index.js';
import { fill, rowAskedFor, type Filled } from './company-lookup.rules.js';

/** "Hent fra CVR": fills one partner's row of a posted page with what the register says. */
@Injectable()
export class CompanyLookUp {
  constructor(private readonly companies: CompanyService) {}

  /** null where the form did not ask for it. */
  async filled(posted: Posted): Promise<Filled | null> {
    const row = rowAskedFor(posted);
    return row === null ? null : fill(posted, row, await this.companies.lookUp(typed(posted, `${row}.cvr`)));
  }
}
