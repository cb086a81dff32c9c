export * from './fields.js';
export { formPage, messagesIn, type FormPage, type Messages } from './form-page.js';
export { parseForm, postedRows, typed, typedAll, type FormError, type Parsed, type Posted } from './form.js';
