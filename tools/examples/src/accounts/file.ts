import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { people, type Person } from './people.ts';

/** An example account, and whether it exists: its password is chosen before anything is asked for. */
export type KeptAccount = {
  role: Person['role'];
  email: string;
  password: string;
  organisation: string;
  done: boolean;
};

/** The accounts of an installation, in a file that only its owner reads. */
export type AccountFile = { of: (person: Person) => KeptAccount; done: (person: Person) => void };

// No other installation has these passwords, and nobody guesses them.
const chosen = ({ role, email, organisation }: Person): KeptAccount => ({
  ...{ role, email, organisation, password: randomBytes(15).toString('base64url'), done: false },
});

const read = (file: string): KeptAccount[] =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { accounts: KeptAccount[] }).accounts : [];

const write = (file: string, accounts: readonly KeptAccount[]): void => {
  writeFileSync(`${file}.new`, `${JSON.stringify({ accounts }, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
};

/** Opens the file; where somebody is missing in it, it is written with a new password for each. */
export const openAccountFile = (file: string): AccountFile => {
  const known = read(file);
  const accounts = Object.values(people).map(
    (person) => known.find(({ email }) => email === person.email) ?? chosen(person),
  );
  write(file, accounts);
  const of = ({ email }: Person): KeptAccount => {
    const found = accounts.find((one) => one.email === email);
    if (found === undefined) throw new Error(`${email} is nobody of the examples`);
    return found;
  };
  return {
    of,
    done: (person) => {
      of(person).done = true;
      write(file, accounts);
    },
  };
};
