import { IsEmail, IsIn, IsNotEmpty, Matches, MaxLength, MinLength } from 'class-validator';
import { invitedRoles } from './invitation.rules.js';

/** The portal's own mails greet strangers by it: no way to send them somewhere. */
const noWebAddress = /^(?!.*(:\/\/|www\.))/is;

export class RoleForm {
  @IsIn(invitedRoles, { message: 'consortium.wrong.role' })
  role = '';

  /** '' for none. */
  partner = '';
}

/** Whom a link goes to; by itself, somebody who answers for a partner. */
export class RequestForm {
  @IsNotEmpty({ message: 'consortium.wrong.name' })
  @MaxLength(120, { message: 'consortium.wrong.name.long', context: { max: 120 } })
  @Matches(noWebAddress, { message: 'consortium.wrong.name.web' })
  name = '';

  @IsEmail({}, { message: 'accounts.email.invalid' })
  email = '';

  @IsIn(['da', 'en'], { message: 'consortium.wrong.language' })
  language = '';
}

export class InviteForm extends RequestForm {
  @IsIn(invitedRoles, { message: 'consortium.wrong.role' })
  role = '';

  /** '' for none. */
  partner = '';
}

/** The address is the invitation's, so it is not asked for. */
export class NewcomerForm {
  @IsNotEmpty({ message: 'accounts.name.empty' })
  @MaxLength(120, { message: 'accounts.name.long', context: { max: 120 } })
  name = '';

  @IsNotEmpty({ message: 'accounts.organisation.empty' })
  @MaxLength(160, { message: 'accounts.organisation.long', context: { max: 160 } })
  organisation = '';

  @MinLength(12, { message: 'accounts.password.short', context: { min: 12 } })
  @MaxLength(200, { message: 'accounts.password.long', context: { max: 200 } })
  password = '';
}

export class RefusedProposalForm {
  @IsNotEmpty({ message: 'consortium.wrong.answer' })
  @MaxLength(2000, { message: 'consortium.wrong.comment.long', context: { max: 2000 } })
  reason = '';
}
