import type { Language } from '../accounts.ts';
import type { LinkKind } from '../links.ts';
import { oneLine, subjectOf, unlinked } from '../mail-words.ts';
import { asHtml } from './as-html.ts';
import { asText } from './as-text.ts';
import { frames } from './frame.ts';
import { momentOf } from './moment.ts';
import type { Page, Template } from './template.ts';

/** Who sends: the operator, as it is configured. */
export type MailSender = {
  /** Name of the operator. */
  name: string;
  /** Address that mails come from; one address, without a name. */
  address: string;
  /** Address that people write to for help, and that answers go to. */
  help: string;
  /** Where the portal is, without a slash at its end. */
  publicUrl: string;
  /** IANA zone of times in mails to those who have no account. */
  timeZone: string;
};

/** A part of a mail. The text and the HTML are both made of the same parts, so they always say the same. */
export type Block =
  | { kind: 'brand' | 'title' | 'line' | 'note' | 'foot'; text: string }
  | { kind: 'action'; label: string; url: string }
  | { kind: 'address'; text: string; url: string; shown: string };

/** A mail ready to be read. */
export type Written = { subject: string; text: string; html: string };

/** What a mail is written from. */
export type Writing = {
  template: Template;
  params: Readonly<Record<string, string>>;
  language: Language;
  timeZone: string;
  sender: MailSender;
  /** Its link with the token, and until when it works. */
  link?: { url: string; until: number } | undefined;
  /** Name of the person whom it is about, where that one has no address. */
  inPlaceOf?: string | undefined;
};

/** Where links of mails lead, by what they are good for. The token stands in the fragment: no log and no referrer sees it. */
export const linkPaths: Readonly<Record<LinkKind, string>> = {
  sign_up: '/sign-up/confirm',
  invitation: '/invitation',
  activation: '/activation',
  reset: '/reset',
  first_administrator: '/activation',
};

const pages: Readonly<Record<Page, string>> = { signIn: '/sign-in', askReset: '/reset', home: '/' };
const privacyPage = '/privacy';

/** Writes a mail out, in one language: subject, plain text and HTML (ID-51, ID-47). */
export const compose = (writing: Writing): Written => {
  const { template, params, language, sender } = writing;
  const value = (name: string): string => {
    const text = oneLine(params[name] ?? '', template.params[name] === 'login' ? 254 : 80);
    return template.params[name] === 'login' ? text : unlinked(text);
  };
  const words = template[language](value, oneLine(sender.name));
  const blocks: Block[] = [
    { kind: 'brand', text: oneLine(sender.name) },
    { kind: 'title', text: words.title },
    ...words.lines.map((text): Block => ({ kind: 'line', text })),
    ...actionOf(writing, words.action),
    ...footOf(writing, words.why),
  ];
  return { subject: subjectOf(words.subject), text: asText(blocks), html: asHtml(blocks, language, words.title) };
};

const actionOf = ({ template, link, language, timeZone, sender }: Writing, label: string | undefined): Block[] => {
  const { opens } = template;
  if (opens === undefined || label === undefined) return [];
  const own = opens === 'link' ? link : undefined;
  const url = opens === 'link' ? link?.url : `${sender.publicUrl}${pages[opens]}`;
  if (url === undefined) return [];
  const frame = frames[language];
  const until = own === undefined ? [] : [frame.until(momentOf(own.until, language, timeZone))];
  return [
    { kind: 'action', label, url },
    ...until.map((text): Block => ({ kind: 'note', text })),
    { kind: 'address', text: frame.copy, url, shown: url },
  ];
};

const footOf = ({ language, sender, inPlaceOf }: Writing, why: string): Block[] => {
  const { sentBy, inPlaceOf: instead, help, privacy } = frames[language];
  const about = inPlaceOf === undefined ? [] : [instead(unlinked(oneLine(inPlaceOf)))];
  const privacyUrl = `${sender.publicUrl}${privacyPage}`;
  return [
    ...[...about, `${sentBy(oneLine(sender.name))} ${why}`].map((text): Block => ({ kind: 'foot', text })),
    { kind: 'address', text: help, url: `mailto:${sender.help}`, shown: sender.help },
    { kind: 'address', text: privacy, url: privacyUrl, shown: privacyUrl },
  ];
};
