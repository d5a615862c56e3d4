import { Glyph } from '../../ui/glyph.tsx';
import type { Sky } from '../../ui/sky.ts';
import { language } from '../../ui/speak.ts';
import { Loaded } from '../loaded.tsx';
import { homeWords } from '../messages/home.ts';
import type { Text, WeatherInShort, WeatherState } from '../model.ts';
import { api } from '../session.ts';
import { When } from '../times.tsx';
import { useLoad } from '../use-load.ts';

const skies: Record<WeatherState, Sky> = {
  no_data: 'none',
  operational: 'sun',
  under_maintenance: 'cone',
  degraded_performance: 'cloud',
  partial_outage: 'storm',
  major_outage: 'storm',
};

const textOf = (text: Text): string => text[language.value] || text.fr || text.en;

const shownAtMost = 3;

type Happening = { id: string; title: Text; startsAt: string };

const Happenings = ({ events, word }: { events: readonly Happening[]; word: string }) => (
  <>
    {events.slice(0, shownAtMost).map(({ id, title, startsAt }) => (
      <li key={id}>
        <a href={`/status/events/${encodeURIComponent(id)}`}>
          <bdi>{textOf(title)}</bdi>
        </a>
        <span class="note">
          {word} <When at={startsAt} exact />
        </span>
      </li>
    ))}
  </>
);

/** The weather in short: a form of the sky, a word, and what is open or comes. */
export const WeatherCard = () => {
  const words = homeWords();
  const found = useLoad('weather', () => api.get<WeatherInShort>('/api/v1/status/weather?days=1'));
  return (
    <section class="panel" aria-labelledby="weather">
      <h2 id="weather">{words.weather}</h2>
      <Loaded of={found} lines={2}>
        {(weather) => (
          <div class={`sky-now ${skies[weather.state]}`}>
            <p class="sky-line">
              <Glyph sky={skies[weather.state]} size="big" />
              <strong>{words.states[weather.state]}</strong>
            </p>
            <ul class="happenings">
              <Happenings events={weather.open} word={words.since} />
              <Happenings events={weather.planned} word={words.planned} />
            </ul>
            <p>
              <a href="/status">{words.wholeWeather}</a>
            </p>
          </div>
        )}
      </Loaded>
    </section>
  );
};
