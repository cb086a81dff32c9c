import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';

/** An audience of its own: neither a session's token nor an invitation's opens a partner's amounts, nor the other way round. */
const audience = 'fyrtaarn-commitment';

/** The signed text in the link that asks a partner. It names the row and nothing else; the row says what it is still worth. */
@Injectable()
export class CommitmentTokens {
  constructor(private readonly jwt: JwtService) {}

  of(requestId: string): Promise<string> {
    return this.jwt.signAsync({}, { jwtid: requestId, noTimestamp: true, audience });
  }

  /** The request's id; `null` for anything that this portal has not signed as one. */
  async read(token: string): Promise<string | null> {
    const claims = await this.jwt.verifyAsync<{ jti?: unknown }>(token, { audience }).catch(() => null);
    return typeof claims?.jti === 'string' ? claims.jti : null;
  }
}
