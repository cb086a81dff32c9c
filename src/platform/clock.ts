import { Injectable } from '@nestjs/common';

/** The current instant, so that tests can set it. A request's own instant is `visitor.receivedAt`. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
