import { IsIn, MaxLength, ValidateIf } from 'class-validator';
import { parseForm, type FormError, type Posted } from '../platform/forms/index.js';
import { grounds, longestNote, type Ground } from '../interests/index.js';
import type { Statement } from './declaration.rules.js';

export class DeclarationForm {
  @IsIn(['none', 'conflict'], { message: 'panel.declare.empty' })
  declaration = '';

  // A radio cannot be taken back, so a ground left over beside "none" is no contradiction.
  @ValidateIf((form: DeclarationForm) => form.declaration === 'conflict')
  @IsIn(grounds, { message: 'panel.declare.groundEmpty' })
  ground = '';

  @MaxLength(longestNote, { message: 'panel.declare.noteLong', context: { max: longestNote } })
  note = '';
}

export function readDeclaration(posted: Posted): { ok: true; statement: Statement } | { ok: false; errors: readonly FormError[] } {
  const form = parseForm(DeclarationForm, posted);
  if (!form.ok) return form;
  const { declaration, ground, note } = form.input;
  return { ok: true, statement: declaration === 'none' ? { conflict: false } : { conflict: true, ground: ground as Ground, note } };
}
