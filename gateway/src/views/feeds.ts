import type { Event__Output } from '@atrium/protos/gen/atrium/status/v1/Event';
import type { EventUpdate__Output } from '@atrium/protos/gen/atrium/status/v1/EventUpdate';
import type { Weather__Output } from '@atrium/protos/gen/atrium/status/v1/Weather';
import { escapeHtml } from '@atrium/portal/weather';
import { Feed } from 'feed';
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Language } from '../http/language.ts';
import { inLanguage } from './in-language.ts';
import { phaseWord, type PhaseWord } from './words.ts';

/** What a feed is made of (ST-08). */
export type FeedNumbers = { events: readonly Event__Output[]; weather: Weather__Output };
export type FeedFrame = { lang: Language; publicUrl: string; path: string };

const phaseNames: Readonly<Record<PhaseWord, readonly [fr: string, en: string]>> = {
  investigating: ['Analyse en cours', 'Investigating'],
  identified: ['Cause trouvée', 'Identified'],
  monitoring: ['Sous surveillance', 'Monitoring'],
  resolved: ['Résolu', 'Resolved'],
  scheduled: ['Prévue', 'Scheduled'],
  in_progress: ['En cours', 'In progress'],
  verifying: ['Vérification', 'Verifying'],
  completed: ['Terminée', 'Completed'],
  cancelled: ['Annulée', 'Cancelled'],
};

const phaseName = (phase: Event__Output['phase'], lang: Language): string => {
  const word = phaseWord(phase);
  return word === null ? '' : phaseNames[word][lang === 'fr' ? 0 : 1];
};

const htmlOf = (text: string): string => escapeHtml(text).replaceAll('\n', '<br>');

const dateOf = (at: { seconds: number } | null): Date => new Date((at?.seconds ?? 0) * 1000);

type Entry = { event: Event__Output; update: EventUpdate__Output };

const entriesMax = 100;

const newestFirst = (events: readonly Event__Output[]): Entry[] =>
  events
    .flatMap((event) => event.updates.map((update) => ({ event, update })))
    .sort((a, b) => (b.update.at?.seconds ?? 0) - (a.update.at?.seconds ?? 0))
    .slice(0, entriesMax);

/** Every update of the latest events as an Atom feed; an update's id never changes (ST-08). */
export const atomFeed = ({ events, weather }: FeedNumbers, { lang, publicUrl, path }: FeedFrame): string => {
  const title = inLanguage(weather.settings?.name, lang) || 'Atrium';
  const feed = new Feed({
    id: `${publicUrl}${path}`,
    link: `${publicUrl}/status`,
    title,
    // An entry without an author of its own has that of the feed, and one of them must have one (RFC 4287, 4.1.1).
    author: { name: title, link: `${publicUrl}/status` },
    copyright: '',
    generator: 'Atrium',
    language: lang,
    updated: dateOf(newestFirst(events)[0]?.update.at ?? weather.asOf),
    feedLinks: { atom: `${publicUrl}${path}` },
  });
  for (const { event, update } of newestFirst(events)) {
    const link = `${publicUrl}/status/events/${encodeURIComponent(event.id)}`;
    feed.addItem({
      id: `${link}#${encodeURIComponent(update.id)}`,
      link: `${link}#${encodeURIComponent(update.id)}`,
      // Feed readers take both for HTML.
      title: htmlOf([inLanguage(event.title, lang), phaseName(update.phase, lang)].filter(Boolean).join(' – ')),
      date: dateOf(update.at),
      content: htmlOf(inLanguage(update.text, lang)),
    });
  }
  return feed.atom1();
};

const calendarStatus = (event: Event__Output): ICalEventStatus =>
  event.phase === 'PHASE_CANCELLED' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED;

/** Planned maintenance as a calendar: the UID stays, SEQUENCE grows with every change (ST-08). */
export const maintenanceCalendar = ({ events, weather }: FeedNumbers, { lang, publicUrl }: FeedFrame): string => {
  const name = inLanguage(weather.settings?.name, lang) || 'Atrium';
  const calendar = ical({ name, prodId: { company: 'Atrium', product: 'status', language: lang.toUpperCase() } });
  calendar.method(ICalCalendarMethod.PUBLISH);
  for (const event of events) {
    const text = event.updates
      .map((update) => inLanguage(update.text, lang))
      .filter(Boolean)
      .join('\n\n');
    calendar.createEvent({
      id: `${event.id}@${new URL(publicUrl).hostname}`,
      start: dateOf(event.startsAt),
      end: dateOf(event.endsAt ?? event.startsAt),
      stamp: dateOf(event.updatedAt ?? event.startsAt),
      summary: inLanguage(event.title, lang),
      description: text,
      url: `${publicUrl}/status/events/${encodeURIComponent(event.id)}`,
      sequence: event.version,
      status: calendarStatus(event),
    });
  }
  return calendar.toString();
};
