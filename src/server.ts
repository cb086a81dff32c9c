import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express from 'express';
import helmet from 'helmet';
import type { DataSource } from 'typeorm';
import { accountPaths } from './accounts/account.paths.js';
import { applicationPaths } from './applications/application.paths.js';
import { consortiumPaths } from './consortium/consortium.paths.js';
import { AppModule } from './app.module.js';
import type { Config } from './config.js';
import { Clock } from './platform/clock.js';
import { Load, shedding } from './platform/load/index.js';
import { AnswerTally, Log, requestLog, stampReceived } from './platform/logging/index.js';
import { Views } from './platform/views/index.js';
import { FailureFilter, LastAnswers, PostedFormPipe, readableAddress, sameOriginOnly } from './platform/web/index.js';
import { projectRoot } from './project-root.js';
import { texts } from './texts.js';

/** The Nest application with everything a request passes before its controller. It does not listen yet. */
export async function serve(config: Config, log: Log, source: DataSource): Promise<NestExpressApplication> {
  const views = new Views({ dir: join(projectRoot, 'views'), texts, strict: config.strictViews });
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with({ config, log, views, source }), {
    logger: log,
    bodyParser: false,
  });
  app.set('query parser', 'simple');
  app.disable('x-powered-by');
  // Pages are never stored by browsers, so hashing each one for an ETag would be work for nothing.
  app.disable('etag');
  if (config.secureCookies) app.set('trust proxy', 1);
  app.use(app.get(LastAnswers).watch);
  app.use('/fds', express.static(designSystem, { maxAge: '1d' }));
  app.use('/assets', express.static(join(projectRoot, 'views', 'assets'), { maxAge: '1h' }));
  const clock = app.get(Clock);
  app.use(requestLog(log, clock, app.get(AnswerTally)));
  app.use(securityHeaders(config));
  app.use(readableAddress);
  app.use(sameOriginOnly);
  // A form's fields stay flat: `partners[0].name` is a name, not a nested object built from what somebody sent.
  app.use(express.urlencoded({ extended: false, limit: '2mb', parameterLimit: 12_000 }));
  app.use(stampReceived(clock));
  app.use(shedding(app.get(Load), spared, applicationPaths.mine));
  app.useGlobalPipes(new PostedFormPipe());
  app.useGlobalFilters(app.get(FailureFilter));
  app.enableShutdownHooks([]);
  return app;
}

/** However busy: signing in, sending in and the pages that lead there, a partner's confirmation, where it stands, its receipt, and what others watch the portal by. */
const spared = ['/healthz', '/readyz', '/klokken', accountPaths.signIn, applicationPaths.mine, applicationPaths.application, consortiumPaths.link, applicationPaths.summary, applicationPaths.submission, applicationPaths.submissionStatus, applicationPaths.receipt];

const designSystem = dirname(dirname(fileURLToPath(import.meta.resolve('dkfds'))));

function securityHeaders(config: Config) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        imgSrc: ["'self'", 'data:'],
        ...(config.secureCookies ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    // With no-referrer a browser would say Origin: null on our own forms.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: config.secureCookies,
  });
}
