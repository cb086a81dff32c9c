import { IsNotEmpty } from 'class-validator';

/** In place of an initiative's number: the applicant's own idea. */
export const ownIdea = 'egen';

export class CreateForm {
  @IsNotEmpty({ message: 'wrong.round.empty' })
  round = '';

  /** An initiative's number, or `ownIdea`. */
  @IsNotEmpty({ message: 'wrong.initiative.empty' })
  initiative = '';
}

export class SubmissionForm {
  @IsNotEmpty({ message: 'wrong.declaration' })
  declaration = '';
}
