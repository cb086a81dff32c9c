/** How often the portal tries itself. */
export class ProbeInterval {
  constructor(readonly seconds: number) {}
}
