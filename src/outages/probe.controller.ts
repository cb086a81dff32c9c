import { Body, Controller, Headers, NotFoundException, Post } from '@nestjs/common';
import { typed, type Posted } from '../platform/forms/index.js';
import { Allow, Persistent, Visiting, acknowledge, type Acknowledgement, type Visitor } from '../platform/web/index.js';
import { outagePaths } from './outage.paths.js';
import { ProbeService } from './probe.service.js';
import { ProbeWire, SECRET_HEADER } from './probe.wire.js';

/** Only the process itself comes here; to everybody else there is no such page. */
@Controller()
export class ProbeController {
  constructor(
    private readonly wire: ProbeWire,
    private readonly probes: ProbeService,
  ) {}

  @Post(outagePaths.probe)
  @Allow('everyone')
  @Persistent()
  async submit(@Visiting() { receivedAt }: Visitor, @Headers(SECRET_HEADER) secret: string | undefined, @Body() posted: Posted): Promise<Acknowledgement> {
    if (!this.wire.isOwn(secret)) throw new NotFoundException();
    return acknowledge({ publicKey: await this.probes.receive(typed(posted, 'id'), receivedAt) });
  }
}
