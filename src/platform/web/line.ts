import { Injectable } from '@nestjs/common';
import { Lane } from '../../shared/lane.js';

/** More at once would only wait for the same processor. Together they stay below the connections of the database's pool. */
const IN_LINE_AT_ONCE = 6;
const OTHERS_AT_ONCE = 10;

/** A request that has arrived whole, and what it is about. */
export interface Arrived {
  readonly subject: string;
  readonly accountId: string | null;
  readonly receivedAt: Date;
}

export interface Standing extends Arrived {
  /** How many that arrived before it are not done yet. */
  readonly ahead: number;
}

/**
 * Where requests that change something wait before their transaction begins. Those marked `@InLine` have places of their own,
 * so that they never wait behind all the others, and go by the instant they had arrived. Whose browser has gone away keeps its
 * place. Only this process is known: another one has a line of its own.
 */
@Injectable()
export class Line {
  private readonly ordered = new Lane(IN_LINE_AT_ONCE, Infinity);
  private readonly others = new Lane(OTHERS_AT_ONCE, Infinity);
  private readonly underWay = new Set<Arrived>();

  get waiting(): number {
    return this.ordered.waiting + this.others.waiting;
  }

  async inOrder<Made>(arrived: Arrived, work: () => Promise<Made>): Promise<Made> {
    this.underWay.add(arrived);
    try {
      return (await this.ordered.run(work, arrived.receivedAt.getTime())) as Made;
    } finally {
      this.underWay.delete(arrived);
    }
  }

  async amongOthers<Made>(work: () => Promise<Made>): Promise<Made> {
    return (await this.others.run(work)) as Made;
  }

  /** Of the first that is under way about a subject; null: none here. */
  standing(subject: string): Standing | null {
    const all = [...this.underWay].sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime());
    const ahead = all.findIndex((one) => one.subject === subject);
    return ahead < 0 ? null : { ...all[ahead]!, ahead };
  }
}
