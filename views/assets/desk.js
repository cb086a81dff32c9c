/* Comfort only: the desk works without this file. */
(() => {
  'use strict';
  const form = document.querySelector('[data-desk]');
  const onwards = document.querySelector('[data-desk-onwards]');
  const isNext = (event) => event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.code === 'KeyN';

  if (!form) {
    document.addEventListener('keydown', (event) => {
      if (!onwards || !isNext(event)) return;
      event.preventDefault();
      location.assign(onwards.href);
    });
    return;
  }

  const { minReason, done, missing, next, all, progress } = form.dataset;
  const sections = [...form.querySelectorAll('[data-desk-criterion]')];
  const submit = form.querySelector('[data-desk-submit]');
  /** As src/shared/text.ts counts. */
  const characters = (text) => [...text.replace(/[\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff]/g, '').normalize('NFC').trim()].length;
  const radiosOf = (section) => [...section.querySelectorAll('input[type="radio"][name^="scores["]')];
  const reasonOf = (section) => section.querySelector('textarea');
  const chosenIn = (section) => radiosOf(section).find(({ checked }) => checked) ?? null;
  const hasScore = (section) => (chosenIn(section)?.value ?? '') !== '';
  const isDone = (section) => hasScore(section) && characters(reasonOf(section).value) >= Number(minReason);
  const halfOf = (value) => (value === '' ? NaN : Number(value.replace(',', '.')) * 2);

  /** The next one that lacks something after `section`, going round; null: none does. */
  function missingAfter(section) {
    const at = sections.indexOf(section);
    return [...sections.slice(at + 1), ...sections.slice(0, Math.max(0, at))].find((one) => !isDone(one)) ?? null;
  }

  function shown() {
    for (const section of sections) {
      const tag = document.querySelector(`[data-desk-line="${section.id}"] .state`);
      const radio = chosenIn(section);
      const scored = hasScore(section);
      tag.textContent = scored ? done.replace('#', form.querySelector(`label[for="${radio.id}"]`).textContent.trim()) : missing;
      tag.className = `state state-${scored ? 'green' : 'grey'}`;
      const half = halfOf(radio?.value ?? '');
      for (const anchor of section.querySelectorAll('[data-half]')) anchor.classList.toggle('is-near', Math.abs(Number(anchor.dataset.half) - half) < 2);
    }
    for (const link of document.querySelectorAll('[data-desk-next]')) {
      const target = missingAfter(sections.find((section) => section.dataset.deskCriterion === link.dataset.deskNext) ?? null);
      link.href = target ? `#${target.id}` : `#${submit.closest('[id]').id}`;
      link.textContent = target ? next.replace('#', target.dataset.deskCriterion).replace('%', () => target.dataset.title) : all;
    }
    const bar = document.querySelector('#progress');
    const count = sections.filter(hasScore).length;
    bar.value = count;
    bar.textContent = progress.replace('#', count).replace('%', sections.length);
    bar.closest('.progress').querySelector('.progress-words span').textContent = bar.textContent;
  }

  function focusOn(section) {
    const field = section === null ? submit : hasScore(section) ? reasonOf(section) : (chosenIn(section) ?? radiosOf(section)[0]);
    field.focus({ preventScroll: true });
    (section ?? submit).scrollIntoView({ block: section ? 'start' : 'center' });
  }

  /** Digits choose whole points while the scale has the focus; a comma or a point adds a half. */
  function byKey(event) {
    const section = event.target.closest('[data-desk-criterion]');
    if (!section || event.target.type !== 'radio' || event.altKey || event.ctrlKey || event.metaKey) return;
    const radios = radiosOf(section);
    if (!radios.includes(event.target)) return;
    const half = /^\d$/.test(event.key) ? Number(event.key) * 2 : event.key === ',' || event.key === '.' ? halfOf(chosenIn(section)?.value ?? '') + 1 : NaN;
    const radio = radios.find(({ value }) => halfOf(value) === half);
    if (!radio) return;
    event.preventDefault();
    radio.checked = true;
    radio.focus();
    for (const kind of ['input', 'change']) radio.dispatchEvent(new Event(kind, { bubbles: true }));
  }

  document.addEventListener('keydown', (event) => {
    if (!isNext(event)) return byKey(event);
    event.preventDefault();
    const section = document.activeElement?.closest('[data-desk-criterion]') ?? null;
    // Whoever stands in a criterion that lacks its reason is led there before anywhere else.
    if (section && hasScore(section) && !isDone(section) && document.activeElement !== reasonOf(section)) focusOn(section);
    else focusOn(missingAfter(section));
  });
  form.addEventListener('input', shown);
  window.addEventListener('pageshow', shown);
  shown();
})();
