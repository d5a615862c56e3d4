import type { Settings } from '../numbers.ts';
import type { View } from '../view.ts';

/** How uptime and days are computed, with the weights that are set (ST-05). */
export const Formula = ({ v, settings, zone = v.zone }: { v: View; settings: Settings; zone?: string }) => {
  const { t, f } = v;
  const weights = [settings.weightMajorOutage, settings.weightPartialOutage, settings.weightDegradedPerformance];
  const [major = '', partial = '', degraded = ''] = weights.map((weight) => f.number(weight));
  return (
    <details class="fold">
      <summary>{t.weather.formula}</summary>
      <p>{t.weather.formulaText}</p>
      <p class="equation">{t.weather.formulaLine}</p>
      <p>{t.weather.formulaWeights(major, partial, degraded)}</p>
      <p>{t.weather.formulaObserved}</p>
      <p>{t.weather.formulaDay(zone)}</p>
    </details>
  );
};
