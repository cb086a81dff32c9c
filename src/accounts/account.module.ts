import { createSecretKey } from 'node:crypto';
import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { SESSION_READER } from '../platform/web/index.js';
import { AccountController } from './account.controller.js';
import { AccountService } from './account.service.js';
import { AccountStore } from './account.store.js';
import { SessionService } from './session.service.js';

/** The token is pinned to one algorithm, issuer and audience, so that no other signed text can pass for a session. */
export function jwtOptions(secret: string) {
  // As a key object: a secret given as text is tried as a public key first, at every single request.
  const key = createSecretKey(Buffer.from(secret, 'utf8'));
  const parties = { issuer: 'fyrtaarn', audience: 'fyrtaarn-session' };
  return {
    secret: key,
    signOptions: { algorithm: 'HS256' as const, ...parties },
    verifyOptions: { algorithms: ['HS256' as const], ...parties },
  };
}

@Module({})
export class AccountModule {
  static with(jwtSecret: string) {
    return {
      module: AccountModule,
      global: true,
      imports: [JwtModule.register(jwtOptions(jwtSecret))],
      controllers: [AccountController],
      providers: [AccountStore, AccountService, SessionService, { provide: SESSION_READER, useExisting: SessionService }],
      exports: [AccountService, SessionService, SESSION_READER],
    };
  }
}
