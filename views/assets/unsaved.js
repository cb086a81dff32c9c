// Whoever leaves a form that saves nothing by itself is asked first; sending it asks nothing.
for (const form of document.querySelectorAll('form[data-unsaved]')) {
  // A form that came back with mistakes holds what was typed before.
  let isTyped = document.querySelector('.error-summary') !== null;
  let isSent = false;
  form.addEventListener('input', () => (isTyped = true));
  form.addEventListener('submit', () => (isSent = true));
  addEventListener('pageshow', () => (isSent = false));
  addEventListener('beforeunload', (event) => {
    if (isTyped && !isSent) event.preventDefault();
  });
}
