import { join } from 'node:path';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Config } from '../config.js';
import { Clock } from './clock.js';
import { Changes, Db } from './db/index.js';
import { Events } from './events/index.js';
import { Files, Scanning, Sweep, fileProviders } from './files/index.js';
import { HealthController } from './health/health.controller.js';
import { Load } from './load/index.js';
import { AnswerTally, Log } from './logging/index.js';
import { Outbox, Postman } from './mail/index.js';
import { OutgoingMailController } from './mail/outgoing-mail.controller.js';
import { Portal } from './portal.js';
import { Views } from './views/index.js';
import { LastAnswers, Line, Responder } from './web/index.js';

/** What every module stands on. No domain words in here. */
@Global()
@Module({})
export class PlatformModule {
  static with(parts: { config: Config; log: Log; views: Views }): DynamicModule {
    const { config, log, views } = parts;
    return {
      module: PlatformModule,
      controllers: config.demo ? [HealthController, OutgoingMailController] : [HealthController],
      providers: [
        Db,
        Changes,
        Events,
        Outbox,
        Clock,
        AnswerTally,
        LastAnswers,
        Line,
        { provide: Load, useFactory: (line: Line) => new Load(config.load, line, log), inject: [Line] },
        Responder,
        { provide: Portal, useValue: new Portal(config.publicUrl, config.secureCookies, config.demo) },
        { provide: Log, useValue: log },
        { provide: Views, useValue: views },
        ...fileProviders({ folder: config.uploadsDir, s3: config.s3, clamdUrl: config.clamdUrl }),
        {
          provide: Postman,
          useFactory: (outbox: Outbox) =>
            new Postman(outbox, { smtpUrl: config.smtpUrl, from: config.mailFrom, folder: join(config.dataDir, 'mail'), everyMs: 2000 }, log),
          inject: [Outbox],
        },
      ],
      exports: [Db, Changes, Events, Outbox, Clock, AnswerTally, LastAnswers, Line, Load, Portal, Responder, Log, Views, Files, Scanning, Sweep, Postman],
    };
  }
}
