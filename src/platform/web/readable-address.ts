import { NotFoundException } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';

/** No page has an address with a NUL in it, and PostgreSQL takes none in a text: such an address is simply unknown. */
export function readableAddress(request: Request, _: Response, next: NextFunction): void {
  if (request.originalUrl.includes('%00')) next(new NotFoundException());
  else next();
}
