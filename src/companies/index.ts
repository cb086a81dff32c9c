export { CompanyModule } from './company.module.js';
export type { Company, CompanySector, CompanySize, CompanyStatus, ProductionUnit } from './company.rules.js';
export { CompanyService, type LookUp } from './company.service.js';
export { fictionalCompanies } from './fictional-companies.js';
