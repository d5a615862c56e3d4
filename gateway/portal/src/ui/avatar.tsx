import { initialsOf, type Person } from './initials.ts';

const tones = 4;

const toneOf = (text: string): number => Array.from(text).reduce((sum, sign) => sum + (sign.codePointAt(0) ?? 0), 0);

/** A person in a small square; the name stands beside it. */
export const Avatar = (person: Person) => (
  <span class={`avatar tone-${toneOf(person.lastName + person.firstName) % tones}`} aria-hidden="true">
    {initialsOf(person)}
  </span>
);
