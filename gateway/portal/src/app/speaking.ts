import { effect } from '@preact/signals';
import type { Language } from '../ui/language.ts';
import { language } from '../ui/speak.ts';

const place = 'atrium.language';

const isLanguage = (word: string | null | undefined): word is Language => word === 'fr' || word === 'en';

// A browser may keep nothing at all: then the choice lasts as long as the page.
const kept = (): string | null => {
  try {
    return localStorage.getItem(place);
  } catch {
    return null;
  }
};

/** The language chosen here before, else the first of the browser's that is ours, else French. */
const wanted = (): Language => {
  const chosen = kept();
  if (isLanguage(chosen)) return chosen;
  const first = navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage);
  return first ?? 'fr';
};

/** Speaks another language from now on, here also next time. */
export const speak = (next: Language): void => {
  language.value = next;
  try {
    localStorage.setItem(place, next);
  } catch {
    // It was a wish for next time only.
  }
};

/** Begins in the language that is wanted, and keeps the document's own word for it right. */
export const beginSpeaking = (): void => {
  language.value = wanted();
  effect(() => {
    document.documentElement.lang = language.value;
  });
};
