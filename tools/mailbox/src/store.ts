import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mail } from './mail.ts';

/** Mails, newest first. */
export type MailStore = {
  keep: (mail: Mail) => void;
  all: () => readonly Mail[];
  find: (id: string) => Mail | undefined;
};

/** Mails that are kept; older ones go. */
export const most = 500;

const ending = '.json';

// Written beside and renamed: a mailbox that is killed holds whole mails only.
const write = (dir: string, mail: Mail): void => {
  const file = join(dir, `${mail.id}${ending}`);
  writeFileSync(`${file}.new`, JSON.stringify(mail), { mode: 0o600 });
  renameSync(`${file}.new`, file);
};

const readAll = (dir: string): Mail[] => {
  const names = readdirSync(dir).filter((name) => name.endsWith(ending));
  return names
    .sort()
    .reverse()
    .map((name) => JSON.parse(readFileSync(join(dir, name), 'utf8')) as Mail);
};

/** Keeps the last 500 mails in a folder, for the owner only; their ids begin with their time. */
export const openStore = (dir: string): MailStore => {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const mails = readAll(dir);
  const forget = (): void => {
    for (const { id } of mails.splice(most)) rmSync(join(dir, `${id}${ending}`), { force: true });
  };
  forget();
  return {
    keep: (mail) => {
      write(dir, mail);
      mails.unshift(mail);
      forget();
    },
    all: () => mails,
    find: (id) => mails.find((mail) => mail.id === id),
  };
};
