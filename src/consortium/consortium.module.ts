import { Module, type DynamicModule } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { ApplicationModule } from '../applications/index.js';
import { RoundModule } from '../rounds/index.js';
import { AcceptanceService } from './acceptance.service.js';
import { AnswerService } from './answer.service.js';
import { AskedService } from './asked.service.js';
import { CommitmentLetters } from './commitment-letters.js';
import { CommitmentLinkController } from './commitment-link.controller.js';
import { CommitmentTokens } from './commitment-token.js';
import { ConsortiumController } from './consortium.controller.js';
import { ConsortiumService } from './consortium.service.js';
import { InvitationController } from './invitation.controller.js';
import { InvitationService } from './invitation.service.js';
import { InvitationStore } from './invitation.store.js';
import { InvitationTokens, invitationJwt } from './invitation-token.js';
import { Letters } from './letters.js';
import { MemberController } from './member.controller.js';
import { MembershipService } from './membership.service.js';
import { PartnerAnswersController } from './partner-answers.controller.js';
import { PartnerAnswersService } from './partner-answers.service.js';
import { ProposalService } from './proposal.service.js';
import { Reminders } from './reminders.js';
import { RequestService } from './request.service.js';
import { RequestStore } from './request.store.js';
import { SigningController } from './signing.controller.js';

/** Those who write an application together: invitations, roles, the lead, and each partner's signature. */
@Module({})
export class ConsortiumModule {
  static with(jwtSecret: string): DynamicModule {
    return {
      module: ConsortiumModule,
      global: true,
      imports: [ApplicationModule, RoundModule, JwtModule.register(invitationJwt(jwtSecret))],
      controllers: [ConsortiumController, MemberController, InvitationController, SigningController, CommitmentLinkController, PartnerAnswersController],
      providers: [
        InvitationStore,
        InvitationTokens,
        Letters,
        ConsortiumService,
        InvitationService,
        MembershipService,
        AcceptanceService,
        RequestStore,
        CommitmentTokens,
        CommitmentLetters,
        AskedService,
        AnswerService,
        RequestService,
        ProposalService,
        PartnerAnswersService,
        Reminders,
      ],
      exports: [ConsortiumService],
    };
  }
}
