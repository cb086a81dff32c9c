/** Lets so many at work at once, and so many wait for it. */
export class Lane {
  private readonly waiting: (() => void)[] = [];
  private atWork = 0;

  constructor(
    private readonly atOnce: number,
    private readonly mostWaiting: number,
  ) {}

  /** @returns null, without having begun, where too many wait already */
  async run<Made>(work: () => Promise<Made>): Promise<Made | null> {
    if (this.atWork >= this.atOnce && this.waiting.length >= this.mostWaiting) return null;
    if (this.atWork >= this.atOnce) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.atWork += 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.atWork -= 1;
    }
  }
}
