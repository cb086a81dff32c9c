import { IsEmail, IsIn, IsNotEmpty, MaxLength, MinLength } from 'class-validator';
import { roles } from '../platform/web/index.js';

const email = { message: 'accounts.email.invalid' };

export class SignInForm {
  @IsEmail({}, email)
  email = '';

  @IsNotEmpty({ message: 'accounts.password.empty' })
  @MaxLength(200, { message: 'accounts.password.long', context: { max: 200 } })
  password = '';
}

export class RegisterForm {
  @IsNotEmpty({ message: 'accounts.name.empty' })
  @MaxLength(120, { message: 'accounts.name.long', context: { max: 120 } })
  name = '';

  @IsNotEmpty({ message: 'accounts.organisation.empty' })
  @MaxLength(160, { message: 'accounts.organisation.long', context: { max: 160 } })
  organisation = '';

  @IsEmail({}, email)
  email = '';

  @MinLength(12, { message: 'accounts.password.short', context: { min: 12 } })
  @MaxLength(200, { message: 'accounts.password.long', context: { max: 200 } })
  password = '';
}

export class RolesForm {
  @IsIn(roles, { each: true, message: 'accounts.edit.unknown' })
  roles: string[] = [];
}
