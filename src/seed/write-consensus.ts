import type { INestApplicationContext } from '@nestjs/common';
import type { AccountRow } from '../accounts/index.js';
import { ConclusionService, ConsensusService, OpeningService, RoomService, markOf, type Room } from '../consensus/index.js';
import { remarkOn } from './panel-remarks.js';

interface Talkers {
  readonly officer: AccountRow;
  readonly chair: AccountRow;
  readonly member: AccountRow;
}

/** A panel's talk: begun, with half of the criteria agreed and a question hanging, or brought to its end. */
export async function writeConsensus(app: INestApplicationContext, applicationId: string, { officer, chair, member }: Talkers, how: 'begun' | 'concluded', now: Date): Promise<void> {
  const [openings, consensus] = [app.get(OpeningService), app.get(ConsensusService)];
  const enter = (person: AccountRow) => roomOf(app, applicationId, person);
  const opened = await openings.openOne(await enter(officer), '', now);
  if (!opened.ok) throw new Error(`The consensus cannot be opened: ${opened.refusal.why}`);
  const room = await enter(member);
  const some = room.agreements.slice(0, how === 'begun' ? 4 : undefined);
  const proposals = some.map(({ criterionId }, at) => {
    const halfPoints = middleOf(room, criterionId);
    return [criterionId, { halfPoints, text: remarkOn(criterionId, halfPoints, at), basis: 0 }] as const;
  });
  await consensus.agree(room, new Map(proposals), now);
  await consensus.comment(await enter(member), { id: 'demo-1', text: 'Jeg har skrevet et udkast til de første kriterier. Er I enige, eller var jeg for venlig?' }, now);
  if (how === 'begun') return;
  await consensus.comment(await enter(chair), { id: 'demo-2', text: 'Enig. Jeg samler op og afslutter.' }, now);
  await consensus.summarise(await enter(chair), { text: 'Panelet ser et velforberedt projekt med parter, der selv sætter noget på spil. Det svageste punkt er planen for tiden efter støtten, og den bør indgå i vilkårene.', basis: 0 }, now);
  const last = await enter(chair);
  const concluded = await app.get(ConclusionService).conclude(last, markOf(last.agreements, last.summary), now);
  if (!concluded.ok) throw new Error('The demo’s panel cannot conclude');
}

async function roomOf(app: INestApplicationContext, applicationId: string, person: AccountRow): Promise<Room> {
  const room = await app.get(RoomService).enterToWrite(applicationId, person);
  if (!room.ok) throw new Error(`${person.name} is sent to ${room.refusal} first`);
  return room.value;
}

/** The middle one of what the members have given. */
function middleOf({ seats }: Room, criterionId: string): number {
  const given = seats.map(({ scores }) => scores.find((score) => score.criterionId === criterionId)?.halfPoints ?? 0).sort((a, b) => a - b);
  return given[Math.floor(given.length / 2)] ?? 0;
}
