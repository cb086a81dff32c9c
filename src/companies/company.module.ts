import { Module, type DynamicModule } from '@nestjs/common';
import { Log } from '../platform/logging/index.js';
import { CompanyRegister } from './company-register.js';
import { CompanyService } from './company.service.js';
import { FictionalRegister } from './fictional.register.js';
import { PublicRegister, type PublicRegisterAccess } from './public-register.js';
import { RememberingRegister } from './remembering.register.js';

/** Companies by CVR number: the public register where there is access to it, else the demo's fictional companies. */
@Module({})
export class CompanyModule {
  static with({ companyRegister, demo }: { companyRegister: PublicRegisterAccess | null; demo: boolean }): DynamicModule {
    const register = (log: Log): CompanyRegister =>
      companyRegister ? new RememberingRegister(new PublicRegister(companyRegister, log)) : new FictionalRegister(demo ? 'unknown' : 'unavailable');
    return {
      module: CompanyModule,
      global: true,
      providers: [CompanyService, { provide: CompanyRegister, useFactory: register, inject: [Log] }],
      exports: [CompanyService, CompanyRegister],
    };
  }
}
