/** Lets so many at work at once, and so many wait for it: the lowest rank first, and of one rank whoever came first. */
export class Lane {
  private readonly queue: { readonly rank: number; begin(): void }[] = [];
  private atWork = 0;

  constructor(
    private readonly atOnce: number,
    private readonly mostWaiting: number,
  ) {}

  get waiting(): number {
    return this.queue.length;
  }

  /** @returns null, without having begun, where too many wait already */
  async run<Made>(work: () => Promise<Made>, rank = 0): Promise<Made | null> {
    if (this.atWork >= this.atOnce && this.queue.length >= this.mostWaiting) return null;
    if (this.atWork >= this.atOnce) await new Promise<void>((begin) => this.await(rank, begin));
    else this.atWork += 1;
    try {
      return await work();
    } finally {
      const next = this.queue.shift();
      if (next) next.begin();
      else this.atWork -= 1;
    }
  }

  private await(rank: number, begin: () => void): void {
    let at = this.queue.length;
    while (at > 0 && this.queue[at - 1]!.rank > rank) at -= 1;
    this.queue.splice(at, 0, { rank, begin });
  }
}
