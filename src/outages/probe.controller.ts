import { Controller, Injectable, NotFoundException, Param, Post, UseGuards, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { Allow, InLine, Persistent, Visiting, acknowledge, anId, type Acknowledgement, type Visitor } from '../platform/web/index.js';
import { outagePaths } from './outage.paths.js';
import { ProbeService } from './probe.service.js';
import { ProbeWire, SECRET_HEADER } from './probe.wire.js';

/** Only the process itself comes in; to everybody else there is no such page, and no place in the line of submissions either. */
@Injectable()
export class OwnProbeOnly implements CanActivate {
  constructor(private readonly wire: ProbeWire) {}

  canActivate(context: ExecutionContext): boolean {
    if (this.wire.isOwn(context.switchToHttp().getRequest<Request>().get(SECRET_HEADER))) return true;
    throw new NotFoundException();
  }
}

@Controller()
export class ProbeController {
  constructor(private readonly probes: ProbeService) {}

  @Post(outagePaths.probe)
  @Allow('everyone')
  @UseGuards(OwnProbeOnly)
  @InLine('id')
  @Persistent()
  async submit(@Visiting() { receivedAt }: Visitor, @Param('id', anId) id: string): Promise<Acknowledgement> {
    return acknowledge({ publicKey: await this.probes.receive(id, receivedAt) });
  }
}
