import type { Language } from '../accounts.ts';

const locales = { fr: 'fr-FR', en: 'en-GB' } as const satisfies Record<Language, string>;

const formatIn = (language: Language, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  try {
    return new Intl.DateTimeFormat(locales[language], { ...options, timeZone });
  } catch {
    // A zone that this process does not know must not keep a mail from leaving.
    return new Intl.DateTimeFormat(locales[language], { ...options, timeZone: 'UTC' });
  }
};

/** A moment as people read it, with its zone: `21 nov. 2026 à 14 h 05 (Europe/Paris)`, `21 Nov 2026, 14:05 (Europe/Paris)`. */
export const momentOf = (seconds: number, language: Language, timeZone: string): string => {
  const date = new Date(seconds * 1000);
  const day = formatIn(language, timeZone, { day: 'numeric', month: 'short', year: 'numeric' });
  const clock = formatIn(language, timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const part = (name: string): string => clock.formatToParts(date).find(({ type }) => type === name)?.value ?? '';
  const [hour, minute] = [part('hour'), part('minute')];
  const zone = clock.resolvedOptions().timeZone;
  return language === 'fr'
    ? `${day.format(date)} à ${hour}\u00a0h\u00a0${minute} (${zone})`
    : `${day.format(date)}, ${hour}:${minute} (${zone})`;
};
