/** Whom the log's head is mailed to every day. */
export class Witnesses {
  constructor(readonly addresses: readonly string[]) {}
}
