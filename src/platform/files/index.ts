export { Files, acceptedEndings, type StoredFile } from './files.js';
