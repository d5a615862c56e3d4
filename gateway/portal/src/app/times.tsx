import { formatOf, type Format } from '../ui/format.ts';
import { language } from '../ui/speak.ts';
import { zone } from './session.ts';

/** How times and numbers are written for who looks. */
export const format = (): Format => formatOf(language.value, zone.value);

const secondsOf = (at: string): number => Date.parse(at) / 1000;

/** "il y a 5 minutes", "5 minutes ago"; older than a week, the day. */
const steps = [
  [60, 'second'],
  [3600, 'minute'],
  [86_400, 'hour'],
  [7 * 86_400, 'day'],
] as const;

const sizes = { second: 1, minute: 60, hour: 3600, day: 86_400 } as const;

/** How long ago or ahead an instant is, in words; undefined when that is more than a week. */
const agoOf = (seconds: number, now: number, lang: string): string | undefined => {
  const distance = seconds - now;
  const step = steps.find(([limit]) => Math.abs(distance) < limit);
  if (step === undefined) return undefined;
  const words = new Intl.RelativeTimeFormat(lang, { numeric: 'auto' });
  return words.format(Math.trunc(distance / sizes[step[1]]), step[1]);
};

/** An instant in words, the exact one in `time` and on hover. */
export const When = ({ at, exact = false }: { at: string; exact?: boolean }) => {
  const seconds = secondsOf(at);
  const full = format().time(seconds);
  const short = exact ? full : (agoOf(seconds, Date.now() / 1000, language.value) ?? full);
  return (
    <time dateTime={at} title={`${full} (${zone.value})`}>
      {short}
    </time>
  );
};
