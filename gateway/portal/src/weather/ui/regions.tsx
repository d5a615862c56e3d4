import { componentLink, weatherLink } from '../links.ts';
import type { Weather, WeatherRow } from '../model.ts';
import { skyOf } from '../sky.ts';
import type { View } from '../view.ts';
import { Glyph, Section, Written } from './pieces.tsx';

const Cell = ({ v, row }: { v: View; row: WeatherRow | undefined }) => {
  if (row === undefined) return <td class="absent">–</td>;
  const { percent } = row.uptime;
  return (
    <td>
      <span class="state">
        <Glyph sky={skyOf(row.state)} label={v.t.states[row.state]} />
        <span class="figure">{percent === undefined ? '–' : v.f.percent(percent)}</span>
      </span>
    </td>
  );
};

/** The rows of all regions by key, in the order of the tree. */
const allRows = (weathers: readonly Weather[]): WeatherRow[] => {
  const rows = new Map<string, WeatherRow>();
  for (const row of weathers.flatMap((weather) => weather.rows))
    if (!rows.has(row.component.key)) rows.set(row.component.key, row);
  return [...rows.values()];
};

/** All regions beside each other: the state now and the uptime of each component in each (ST-07). */
export const Regions = ({ v, weathers }: { v: View; weathers: readonly Weather[] }) => {
  const byRegion = weathers.map((weather) => new Map(weather.rows.map((row) => [row.component.key, row])));
  return (
    <Section id="days" title={v.t.weather.allRegions} note={v.t.weather.compareText}>
      <div class="scroll" tabIndex={0} role="region" aria-label={v.t.weather.uptime}>
        <table class="figures regions">
          <thead>
            <tr>
              <th scope="col">{v.t.weather.component}</th>
              {weathers.map(({ region }) => (
                <th scope="col">
                  <a href={weatherLink(v.query, { region: region.key })}>
                    <Written v={v} text={region.name} />
                  </a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {allRows(weathers).map((row) => (
              <tr>
                <th scope="row" class={`depth-${Math.min(row.depth, 6)}`}>
                  <a href={componentLink(v.query, row.component.key)}>
                    <Written v={v} text={row.component.name} />
                  </a>
                </th>
                {byRegion.map((rows) => (
                  <Cell v={v} row={rows.get(row.component.key)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
};
