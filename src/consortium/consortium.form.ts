import { Equals, IsEmail, IsIn, IsNotEmpty, MaxLength, MinLength } from 'class-validator';
import { invitedRoles } from './invitation.rules.js';

export class RoleForm {
  @IsIn(invitedRoles, { message: 'consortium.wrong.role' })
  role = '';

  /** '' for none. */
  partner = '';
}

export class InviteForm {
  @IsNotEmpty({ message: 'consortium.wrong.name' })
  @MaxLength(120, { message: 'consortium.wrong.name.long', context: { max: 120 } })
  name = '';

  @IsEmail({}, { message: 'accounts.email.invalid' })
  email = '';

  @IsIn(invitedRoles, { message: 'consortium.wrong.role' })
  role = '';

  /** '' for none. */
  partner = '';

  @IsIn(['da', 'en'], { message: 'consortium.wrong.language' })
  language = '';
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

export class SigningForm {
  @IsNotEmpty({ message: 'consortium.wrong.title' })
  @MaxLength(160, { message: 'consortium.wrong.title.long', context: { max: 160 } })
  title = '';

  @Equals('1', { message: 'consortium.wrong.declaration' })
  declaration = '';

  /** Hash of the part that was on the page. */
  sha256 = '';
}
