import { Injectable } from '@nestjs/common';
import { GraphStore, type Circle, type GraphApplication, type GraphPerson } from './graph.store.js';
import { InterestStore } from './interest.store.js';
import { suspicionsOf, type EarlierTies, type Suspicion } from './suspicion.rules.js';

/** A round's applications and the people around them, with whatever looks like an interest. */
export interface Graph {
  readonly applications: readonly GraphApplication[];
  readonly people: readonly GraphPerson[];
  /** Of one person and one application; mostly none. */
  suspicions(person: GraphPerson, application: GraphApplication): readonly Suspicion[];
}

/** Who is tied to which application, from what the portal knows: a sign to look closer, never a decision. */
@Injectable()
export class GraphService {
  constructor(
    private readonly graph: GraphStore,
    private readonly interests: InterestStore,
  ) {}

  circle(roundId: string, circle: Circle): Promise<string[]> {
    return this.graph.circle(roundId, circle);
  }

  people(accountIds: readonly string[]): Promise<GraphPerson[]> {
    return this.graph.people(accountIds);
  }

  /** As `viewerId` may know it: nothing is told through an application the viewer may not know of, but for one's own. */
  async of(roundId: string, accountIds: readonly string[], viewerId: string): Promise<Graph> {
    const [applications, people] = await Promise.all([this.graph.applications(roundId), this.graph.people(accountIds)]);
    const employers = people.map(({ employerCvr }) => employerCvr).filter((cvr) => cvr !== '');
    const earlier = await this.seenBy(viewerId, await this.graph.earlier(roundId, accountIds, employers));
    return { applications, people, suspicions: (person, application) => suspicionsOf(person, application, earlier) };
  }

  private async seenBy(viewerId: string, { together, partners }: EarlierTies): Promise<EarlierTies> {
    const through = [...together, ...partners].map(({ throughId }) => throughId);
    if (through.length === 0) return { together, partners };
    const hidden = new Set((await this.interests.blockedAmong(through, [viewerId])).map(({ applicationId }) => applicationId));
    return {
      together: together.filter(({ accountId, throughId }) => accountId === viewerId || !hidden.has(throughId)),
      partners: partners.filter(({ throughId }) => !hidden.has(throughId)),
    };
  }
}
