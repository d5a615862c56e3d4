import { dayList } from '../calendar.ts';
import { happened } from '../days.ts';
import { dayLink } from '../links.ts';
import type { WeatherRow } from '../numbers.ts';
import { letterOf, skyOfLetter } from '../sky.ts';
import type { View } from '../view.ts';
import { Glyph } from '../../ui/glyph.tsx';

const DayCell = ({ v, row, date, index }: { v: View; row: WeatherRow; date: string; index: number }) => {
  const letter = letterOf(row.days[index]);
  const note = row.notes.find(({ day }) => day === index);
  const name = `${v.f.day(date)}${v.t.common.colon}${happened(v, letter, note)}`;
  const number = Number(date.slice(8));
  const shown = (
    <>
      {number === 1 || index === 0 ? (
        <span class="month" aria-hidden="true">
          {v.f.month(date)}
        </span>
      ) : null}
      <Glyph sky={skyOfLetter[letter]} />
      <span aria-hidden="true">{number}</span>
    </>
  );
  if (letter === '.' || letter === '-')
    return (
      <li class={`cell ${skyOfLetter[letter]}`} title={name}>
        <span class="hidden">{name}</span>
        {shown}
      </li>
    );
  return (
    <li class={`cell ${skyOfLetter[letter]}`}>
      <a href={dayLink(v.query, date, row.component.parent === '' ? undefined : row.component.key)} title={name}>
        <span class="hidden">{name}</span>
        {shown}
      </a>
    </li>
  );
};

/** The days of one component, oldest left, each named; a day with something opens what happened (ST-02). */
export const DayBar = ({ v, row, from }: { v: View; row: WeatherRow; from: string }) => (
  <ol class="bar">
    {dayList(from, row.days.length).map((date, index) => (
      <DayCell v={v} row={row} date={date} index={index} />
    ))}
  </ol>
);
