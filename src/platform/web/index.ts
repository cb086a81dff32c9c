export { Allow, isAllowed, ALLOW, type Allowed } from './allow.js';
export { AccessGuard, LANGUAGE_COOKIE, SESSION_COOKIE, SESSION_READER, type SessionReader } from './access.guard.js';
export { AnswerInterceptor } from './answer.interceptor.js';
export { Download, Page, Redirect, page, redirect, unprocessable } from './answers.js';
export { setCookie } from './cookies.js';
export { FailureFilter } from './failure.filter.js';
export { Responder, SHELL_BUILDER, type ShellBuilder } from './responder.js';
export { sameOriginOnly } from './same-origin.js';
export { Visiting, anId, roles, type Member, type Role, type SignedIn, type Visitor } from './visitor.js';
