import type { Seconds, Uptime } from '../numbers.ts';
import type { View } from '../view.ts';

type Period = { days: number; uptime: Uptime };

const lines = [
  ['operational', 'operational'],
  ['under_maintenance', 'underMaintenance'],
  ['degraded_performance', 'degradedPerformance'],
  ['partial_outage', 'partialOutage'],
  ['major_outage', 'majorOutage'],
  ['no_data', 'noData'],
] as const satisfies readonly (readonly [string, keyof Seconds])[];

/** Uptime over the common periods, one figure each (ST-06). */
export const UptimeTiles = ({ v, periods }: { v: View; periods: readonly Period[] }) => (
  <dl class="tiles">
    {periods.map(({ days, uptime }) => {
      const { percent, percentWithMaintenance: whole } = uptime;
      return (
        <div>
          <dt>{v.t.component.period(days)}</dt>
          <dd>
            <span class="figure">{percent === undefined ? v.t.states.no_data : v.f.percent(percent)}</span>
            {whole === undefined || whole === percent ? null : (
              <small>{v.t.component.included(v.f.percent(whole))}</small>
            )}
          </dd>
        </div>
      );
    })}
  </dl>
);

/** Seconds in each state over each period, to the second (ST-06). */
export const SecondsTable = ({ v, periods }: { v: View; periods: readonly Period[] }) => (
  <details class="fold">
    <summary>{v.t.component.seconds}</summary>
    <div class="scroll" tabIndex={0} role="region" aria-label={v.t.component.seconds}>
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">{v.t.component.state}</th>
            {periods.map(({ days }) => (
              <th scope="col">{v.t.component.period(days)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(([state, field]) => (
            <tr>
              <th scope="row">{v.t.states[state]}</th>
              {periods.map(({ uptime }) => (
                <td title={`${v.f.number(uptime.seconds[field])} s`}>{v.f.duration(uptime.seconds[field])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </details>
);
