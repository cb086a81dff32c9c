import { Injectable } from '@nestjs/common';
import { RoundChangeService } from '../calls/index.js';
import { Clock } from '../platform/clock.js';
import { Repeating } from '../platform/jobs/index.js';
import { Log } from '../platform/logging/index.js';
import type { Lang, Notice } from '../platform/views/index.js';
import { formatInstantPrecise } from '../shared/dates.js';
import { inLang } from '../shared/lang.js';
import { ExtensionStore, type PutOff } from './extension.store.js';
import { outageTexts } from './outage.texts.js';

const EVERY_MS = 5_000;

/** What every page of the portal tells of deadlines that were put off. Read every few seconds and after each change here, never for a page. */
@Injectable()
export class Announcements extends Repeating {
  private putOff: readonly PutOff[] = [];

  constructor(
    private readonly store: ExtensionStore,
    private readonly clock: Clock,
    private readonly changes: RoundChangeService,
    log: Log,
  ) {
    super(EVERY_MS, log);
  }

  override async onApplicationBootstrap(): Promise<void> {
    this.changes.onChange(() => this.soon());
    void super.onApplicationBootstrap();
    await this.round();
  }

  notices(lang: Lang, now: Date): Notice[] {
    return this.putOff
      .filter(({ bannerUntil }) => bannerUntil > now)
      .map(({ before, after, ...round }) => ({
        kind: 'info',
        heading: outageTexts.say(lang, 'outages.banner.heading', { round: inLang(lang, round, 'name'), after: formatInstantPrecise(new Date(after), lang) }),
        text: `${outageTexts.say(lang, 'outages.banner.before', { before: formatInstantPrecise(new Date(before), lang) })} ${inLang(lang, round, 'reason') || round.reasonDa}`,
      }));
  }

  protected async round(): Promise<void> {
    this.putOff = await this.store.putOff(this.clock.now());
  }
}
