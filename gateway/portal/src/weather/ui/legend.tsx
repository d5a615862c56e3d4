import { letters, skyOfLetter } from '../sky.ts';
import type { View } from '../view.ts';
import { Glyph } from './pieces.tsx';

const sample = (letter: string) => {
  if (letter === '.') return <path class="calm" d="M.1 21h1" />;
  if (letter === '-') return <path class="void" d="M.1 23h1" />;
  return <use href={`#b-${letter}`} />;
};

/** The legend: each state with its glyph, its bar and its word (ST-01, ST-15). */
export const Legend = ({ v }: { v: View }) => (
  <ul class="legend" aria-label={v.t.weather.legend}>
    {letters.map((letter) => (
      <li>
        <svg class="sample" viewBox="0 0 1 24" preserveAspectRatio="none" aria-hidden="true">
          {sample(letter)}
        </svg>
        <Glyph sky={skyOfLetter[letter]} />
        {v.t.letters[letter]}
      </li>
    ))}
  </ul>
);
