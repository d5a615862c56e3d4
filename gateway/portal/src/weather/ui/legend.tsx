import { letters, skyOfLetter } from '../sky.ts';
import type { View } from '../view.ts';
import { stripDay } from '../strip.ts';
import { Glyph } from '../../ui/glyph.tsx';

/** The legend: each state with its glyph, its bar and its word (ST-01, ST-15). */
export const Legend = ({ v }: { v: View }) => (
  <ul class="legend" aria-label={v.t.weather.legend}>
    {letters.map((letter) => (
      <li>
        <span class="strip sample" aria-hidden="true" dangerouslySetInnerHTML={{ __html: stripDay(letter) }} />
        <Glyph sky={skyOfLetter[letter]} />
        {v.t.letters[letter]}
      </li>
    ))}
  </ul>
);
