import { Module, type DynamicModule } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { ApplicationModule } from '../applications/index.js';
import { RoundModule } from '../rounds/index.js';
import { AcceptanceService } from './acceptance.service.js';
import { ConsortiumController } from './consortium.controller.js';
import { ConsortiumService } from './consortium.service.js';
import { InvitationController } from './invitation.controller.js';
import { InvitationService } from './invitation.service.js';
import { InvitationStore } from './invitation.store.js';
import { InvitationTokens, invitationJwt } from './invitation-token.js';
import { Letters } from './letters.js';
import { MemberController } from './member.controller.js';
import { MembershipService } from './membership.service.js';
import { SignatureStore } from './signature.store.js';
import { SigningController } from './signing.controller.js';
import { SigningService } from './signing.service.js';

/** Those who write an application together: invitations, roles, the lead, and each partner's signature. */
@Module({})
export class ConsortiumModule {
  static with(jwtSecret: string): DynamicModule {
    return {
      module: ConsortiumModule,
      global: true,
      imports: [ApplicationModule, RoundModule, JwtModule.register(invitationJwt(jwtSecret))],
      controllers: [ConsortiumController, MemberController, InvitationController, SigningController],
      providers: [InvitationStore, SignatureStore, InvitationTokens, Letters, ConsortiumService, InvitationService, MembershipService, AcceptanceService, SigningService],
      exports: [ConsortiumService],
    };
  }
}
