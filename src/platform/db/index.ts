export { isAway, isPassing, patiently } from './passing-trouble.js';
export { Changes, type Remembered } from './changes.js';
export { Db, violatedConstraint } from './db.js';
export { dataSource, migrate } from './data-source.js';
