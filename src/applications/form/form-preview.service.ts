import { Injectable } from '@nestjs/common';
import type { Lang } from '../../platform/views/index.js';
import type { RoundView } from '../../rounds/index.js';
import { FrameService } from '../frame.service.js';
import { formPreview, type FormPreviewPage } from './form-preview.page.js';

/** The form of a round that may not be published yet, for whoever makes the round. */
@Injectable()
export class FormPreviewService {
  constructor(private readonly frames: FrameService) {}

  async of(lang: Lang, round: RoundView, now: Date): Promise<FormPreviewPage[]> {
    return formPreview(lang, await this.frames.within(round), now);
  }
}
