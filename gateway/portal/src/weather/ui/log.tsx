import { loggedDays } from '../days.ts';
import { dayLink } from '../links.ts';
import type { WeatherRow } from '../numbers.ts';
import { skyOfLetter } from '../sky.ts';
import type { View } from '../view.ts';
import { Glyph } from '../../ui/glyph.tsx';

/** Each day with something as a line of its own: the way to a day by keyboard, by touch and by ear. */
export const DayLog = ({ v, rows, from }: { v: View; rows: readonly WeatherRow[]; from: string }) => {
  const days = loggedDays(rows, from);
  if (days.length === 0) return <p class="note calm">{v.t.weather.calm}</p>;
  return (
    <details class="fold">
      <summary>
        {v.t.weather.log}
        <span class="note">{v.t.weather.logText(days.length)}</span>
      </summary>
      <ul class="lines log">
        {days.map(({ date, letter, touched }) => (
          <li>
            <Glyph sky={skyOfLetter[letter]} />
            <a href={dayLink(v.query, date)}>{v.f.day(date)}</a>
            <span>
              {v.t.letters[letter]}
              {touched === 0 ? '' : `, ${v.t.weather.logTouched(touched)}`}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
};
