import { ForbiddenException, Injectable, NotFoundException, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Visitor } from '../platform/web/index.js';
import { SeatStore } from './seat.store.js';

/**
 * Nobody handles or decides a case of their own (Public Administration Act § 3): not anybody who has taken part in applying,
 * not whoever has or may have an interest in it, and, while the assessments are blind, not one who sits on its panel.
 * For routes whose address names the case as `:applicationId`. An officer is told why; to everybody else it does not exist.
 */
@Injectable()
export class ImpartialGuard implements CanActivate {
  constructor(private readonly seats: SeatStore) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { params, visitor } = context.switchToHttp().getRequest<Request & { visitor: Visitor }>();
    const id = String(params.applicationId ?? '');
    // What is no id is answered as unknown by the route itself.
    if (!visitor.account || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return true;
    if (!(await this.seats.isPartial(id, visitor.account.id))) return true;
    if (visitor.account.roles.includes('officer')) throw new ForbiddenException();
    throw new NotFoundException();
  }
}
