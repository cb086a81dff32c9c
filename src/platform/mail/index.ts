export { Outbox, type Mail, type MailQueue, type OutboxRow } from './outbox.js';
export { Postman, type PostmanOptions } from './postman.js';
