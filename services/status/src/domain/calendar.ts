const daySeconds = 86_400;

/** Whether this is a day of the calendar between the years 1900 and 9998, as `YYYY-MM-DD`. */
export const isDate = (date: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return false;
  const ms = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(ms) && date === dateAt(ms / 1000) && date >= '1900-01-01' && date < '9999-01-01';
};

/** The day of the calendar, as `YYYY-MM-DD`, at a second of UTC. */
const dateAt = (utcSecond: number): string => new Date(utcSecond * 1000).toISOString().slice(0, 10);

/** The month of the calendar, as `YYYY-MM`, at a second of UTC. */
export const utcMonthOf = (utcSecond: number): string => {
  const date = new Date(utcSecond * 1000);
  const month = date.getUTCMonth() + 1;
  return `${String(date.getUTCFullYear()).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}`;
};

/** The first second of a day in UTC. */
export const utcStartOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 1000;

/** A day some days later, or earlier where `days` is negative. */
export const addDays = (date: string, days: number): string => dateAt(utcStartOf(date) + days * daySeconds);

/** A month `YYYY-MM` some months later, or earlier. */
export const addMonths = (month: string, months: number): string => {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
};

/** The months from one to another, both included; none where the last is before the first. */
export const monthsBetween = (first: string, last: string): string[] => {
  const months: string[] = [];
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
};

/** Number of days of a month `YYYY-MM`. */
export const lengthOfMonth = (month: string): number =>
  (utcStartOf(`${addMonths(month, 1)}-01`) - utcStartOf(`${month}-01`)) / daySeconds;
