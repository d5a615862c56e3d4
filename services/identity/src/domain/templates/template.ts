import type { Language } from '../accounts.ts';

/** How a value is shown: a name people chose, never as a link; or a login, which has to be copied as it is. */
type ParamKind = 'name' | 'login';

/** What a mail says in one language, but for the frame that all mails have. */
type Words = {
  /** Of what people wrote, no more than the name of an organisation that its mails come from. */
  subject: string;
  title: string;
  /** Paragraphs. */
  lines: readonly string[];
  /** The button; absent where there is nothing to do. */
  action?: string;
  /** Why one gets it. */
  why: string;
};

/** The value of a parameter, cleaned. `operator` is the name of who runs the installation. */
type Say<Name extends string> = (value: (name: Name) => string, operator: string) => Words;

/** Pages of the portal that mails open. */
export type Page = 'signIn' | 'askReset' | 'home';

/** A kind of mail: what it is filled with, what its button opens, and what it says. */
export type Template<Name extends string = string> = {
  params: Readonly<Record<Name, ParamKind>>;
  /** Its own link, or a page of the portal; absent where there is no button. */
  opens?: 'link' | Page;
} & Record<Language, Say<Name>>;
