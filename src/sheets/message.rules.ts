import { MOST_WORDED } from './limit.rules.js';

/** What to tell about one place in a file. */
export interface CellMessage {
  /** `Udgifter!D7` */
  readonly place: string;
  readonly text: string;
}

/** Gathers what there is to tell of a file. A file can be wrong in every cell: then only the first are put into words. */
export class Messages {
  readonly wrong: CellMessage[] = [];
  readonly remarks: CellMessage[] = [];
  /** Also those that were not worded. */
  wrongCount = 0;

  tellWrong(place: string, text: () => string): void {
    this.wrongCount += 1;
    if (this.wrong.length < MOST_WORDED) this.wrong.push({ place, text: text() });
  }

  /** A remark keeps nothing from being imported. */
  remark(place: string, text: () => string): void {
    if (this.remarks.length < MOST_WORDED) this.remarks.push({ place, text: text() });
  }
}
