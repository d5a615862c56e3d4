import { componentLink, weatherLink } from '../links.ts';
import type { Weather, WeatherRow } from '../numbers.ts';
import { skyOf } from '../sky.ts';
import type { View } from '../view.ts';
import { RowUptime } from './percent.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { Written } from './pieces.tsx';

const Cell = ({ v, row }: { v: View; row: WeatherRow | undefined }) => {
  if (row === undefined) return <td class="absent">–</td>;
  return (
    <td>
      <span class="state">
        <Glyph sky={skyOf(row.state)} label={v.t.states[row.state]} />
        <RowUptime v={v} row={row} />
      </span>
    </td>
  );
};

const Head = ({ v, weathers }: { v: View; weathers: readonly Weather[] }) => (
  <thead>
    <tr>
      <th scope="col">{v.t.weather.component}</th>
      {weathers.map(({ region }) => (
        <th scope="col">
          <a href={weatherLink(v.query, { region: region.key })}>
            <Written v={v} text={region.name} />
          </a>
          <small>{region.timeZone}</small>
        </th>
      ))}
    </tr>
  </thead>
);

/** All regions beside each other: the state now and the uptime of each component in each (ST-07). */
export const Regions = ({
  v,
  rows,
  weathers,
}: {
  v: View;
  rows: readonly WeatherRow[];
  weathers: readonly Weather[];
}) => {
  const byRegion = weathers.map((weather) => new Map(weather.rows.map((row) => [row.component.key, row])));
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={v.t.weather.uptime}>
      <table class="figures regions">
        <Head v={v} weathers={weathers} />
        <tbody>
          {rows.map((row) => (
            <tr>
              <th scope="row" class={`depth-${Math.min(row.depth, 6)}`}>
                <a href={componentLink(v.query, row.component.key)}>
                  <Written v={v} text={row.component.name} />
                </a>
              </th>
              {byRegion.map((own) => (
                <Cell v={v} row={own.get(row.component.key)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
