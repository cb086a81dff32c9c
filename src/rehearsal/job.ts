/** What the process of a rehearsal is told when it begins. */
export interface RehearsalJob {
  readonly id: string;
  readonly roundId: string;
  readonly applicants: number;
  /** Of the database that the round stands in; a rehearsal reads it, and writes nothing there but its own row. */
  readonly databaseUrl: string;
}
