import { Length } from 'class-validator';
import { parseForm, type Parsed, type Posted } from '../platform/forms/index.js';

/** Long enough to say what is to be mended, short enough for a mail. */
const bounds = { min: 10, max: 1000 };

export class ReturnForm {
  @Length(36, 36, { message: 'scoring.return.seatEmpty' })
  seat = '';

  @Length(bounds.min, bounds.max, { message: 'scoring.return.reasonLength', context: bounds })
  reason = '';
}

export const readReturn = (posted: Posted): Parsed<ReturnForm> => parseForm(ReturnForm, posted);
export const longestReason = bounds.max;
