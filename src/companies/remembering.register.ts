import { CompanyRegister, type CompanyAnswer } from './company-register.js';

const minutesKept = 5;
const mostKept = 500;

/**
 * Remembers what another register answered for a few minutes, and asks it once for two who want the same number at the
 * same time. That it was unavailable is forgotten at once: the next click may have better luck.
 */
export class RememberingRegister extends CompanyRegister {
  private readonly kept = new Map<string, { readonly answer: Promise<CompanyAnswer>; readonly until: number }>();

  constructor(
    private readonly register: CompanyRegister,
    /** Milliseconds that only ever grow. */
    private readonly now: () => number = () => performance.now(),
  ) {
    super();
  }

  async find(cvr: string): Promise<CompanyAnswer> {
    const known = this.kept.get(cvr);
    if (known && known.until > this.now()) return known.answer;
    const asked = { answer: this.register.find(cvr), until: this.now() + minutesKept * 60_000 };
    // Put in anew, so that the first of the map is always the one that has been kept longest.
    this.kept.delete(cvr);
    this.kept.set(cvr, asked);
    const [oldest] = this.kept.keys();
    if (this.kept.size > mostKept && oldest !== undefined) this.kept.delete(oldest);
    const answer = await asked.answer;
    if (!answer.ok && answer.refusal === 'unavailable' && this.kept.get(cvr) === asked) this.kept.delete(cvr);
    return answer;
  }
}
