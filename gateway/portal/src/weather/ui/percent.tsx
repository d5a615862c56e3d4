import type { WeatherRow } from '../numbers.ts';
import type { View } from '../view.ts';

/** Percent of a row; of a group the worst and the mean, labelled (ST-18). */
export const RowUptime = ({ v, row }: { v: View; row: WeatherRow }) => {
  const say = (percent: number | undefined): string => (percent === undefined ? '–' : v.f.percent(percent));
  const known = row.uptime.percent !== undefined || row.mean?.percent !== undefined;
  if (!row.group || row.mean === undefined || !known) return <span class="uptime">{say(row.uptime.percent)}</span>;
  return (
    <span class="uptime both">
      <span title={v.t.weather.worstTitle}>
        <small>{v.t.weather.worst}</small> {say(row.uptime.percent)}
      </span>
      <span title={v.t.weather.meanTitle}>
        <small>{v.t.weather.mean}</small> {say(row.mean.percent)}
      </span>
    </span>
  );
};
