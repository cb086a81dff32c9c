export { Events, type EventRow, type NewEvent } from './events.js';
