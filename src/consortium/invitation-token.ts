import { createSecretKey } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';

/** An audience of its own: a session's token never passes for an invitation, nor the other way round. */
export function invitationJwt(secret: string) {
  const parties = { issuer: 'fyrtaarn', audience: 'fyrtaarn-invitation' };
  return {
    secret: createSecretKey(Buffer.from(secret, 'utf8')),
    signOptions: { algorithm: 'HS256' as const, ...parties },
    verifyOptions: { algorithms: ['HS256' as const], ...parties },
  };
}

/** The signed text in an invitation's link. It names the row and nothing else; the row says what it is still worth. */
@Injectable()
export class InvitationTokens {
  constructor(private readonly jwt: JwtService) {}

  of(invitationId: string): Promise<string> {
    return this.jwt.signAsync({}, { jwtid: invitationId, noTimestamp: true });
  }

  /** The invitation's id; `null` for anything that this portal has not signed as an invitation. */
  async read(token: string): Promise<string | null> {
    const claims = await this.jwt.verifyAsync<{ jti?: unknown }>(token).catch(() => null);
    return typeof claims?.jti === 'string' ? claims.jti : null;
  }
}
