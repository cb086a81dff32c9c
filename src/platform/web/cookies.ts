import type { Request, Response } from 'express';

export function readCookie(request: Request, name: string): string | null {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim() || null;
  }
  return null;
}

/** A cookie that scripts cannot read and other sites cannot send along with a form. `null` removes it. */
export function setCookie(
  response: Response,
  name: string,
  value: string | null,
  options: { secure: boolean; maxAgeSeconds?: number },
): void {
  response.cookie(name, value ?? '', {
    httpOnly: true,
    sameSite: 'lax',
    secure: options.secure,
    path: '/',
    maxAge: value === null ? 0 : options.maxAgeSeconds === undefined ? undefined : options.maxAgeSeconds * 1000,
    encode: (text) => text,
  });
}
