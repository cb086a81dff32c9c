import { Injectable } from '@nestjs/common';

/** What a panel has concluded together, beside what each has said. */
export interface Agreed {
  readonly criteria: readonly { readonly criterionId: string; readonly halfPoints: number; readonly text: string }[];
  readonly summary: string;
}

type Ask = (applicationId: string) => Promise<Agreed | null>;

/** Tells what the room above knows: panels agree there, and the page of their assessments is here. */
@Injectable()
export class AgreementSource {
  private ask: Ask = async () => null;

  /** Called once, by whoever knows. */
  toldBy(ask: Ask): void {
    this.ask = ask;
  }

  /** Null while the panel has not concluded. */
  of(applicationId: string): Promise<Agreed | null> {
    return this.ask(applicationId);
  }
}
