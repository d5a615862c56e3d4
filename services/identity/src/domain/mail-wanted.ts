import type { FieldError } from '@atrium/chassis/errors';
import type { Language } from './accounts.ts';
import { isOneAddress } from './mail-words.ts';
import type { Template } from './templates/template.ts';

/** A mail as a service asks for it: atrium.shared.v1.MailWanted in protojson, where what is empty may be absent. */
export type MailWanted = {
  cause: string;
  template: string;
  account?: string | undefined;
  address?: string | undefined;
  language?: string | undefined;
  params?: readonly { name?: string | undefined; value?: string | undefined }[] | undefined;
  link?: string | undefined;
  replyTo?: string | undefined;
  references?: readonly string[] | undefined;
  attachments?: readonly string[] | undefined;
};

/** Who asks for it: a service; only identity has links. */
export type MailAsker = { service: string; organisation: string };

const causeLimit = 200;
const mostReferences = 20;
const messageId = /^[^\p{Cc}\p{Z}<>@]{1,200}@[^\p{Cc}\p{Z}<>@]{1,200}$/u;

const when = (wrong: boolean, field: string, code: string): FieldError[] => (wrong ? [{ field, code }] : []);

const languages: readonly string[] = ['', 'fr', 'en'] satisfies (Language | '')[];

/** Whether a text is a language of mails, or none. */
export const isLanguage = (text: string): text is Language | '' => languages.includes(text);

/** What is wrong with a mail that is asked for; nothing can mend it later. */
export const mistakesInMail = (wanted: MailWanted, asker: MailAsker, template: Template | undefined): FieldError[] => {
  const { cause, account = '', address = '', link = '', replyTo = '', references = [], attachments = [] } = wanted;
  const given = new Set((wanted.params ?? []).map(({ name }) => name));
  return [
    ...when(cause === '', 'cause', 'required'),
    ...when(cause.length > causeLimit, 'cause', 'too_long'),
    ...when(template === undefined, 'template', 'unknown'),
    ...when((account === '') === (address === ''), 'account', 'required'),
    ...when(address !== '' && !isOneAddress(address), 'address', 'format'),
    ...when(!isLanguage(wanted.language ?? ''), 'language', 'unknown'),
    ...when(address !== '' && (wanted.language ?? '') === '', 'language', 'required'),
    ...Object.keys(template?.params ?? {}).flatMap((name) => when(!given.has(name), `params.${name}`, 'required')),
    ...when(template?.opens === 'link' && link === '', 'link', 'required'),
    ...when(link !== '' && asker.service !== 'identity', 'link', 'not_allowed'),
    ...when(replyTo !== '' && !isOneAddress(replyTo), 'reply_to', 'format'),
    ...when(references.length > mostReferences, 'references', 'too_long'),
    ...when(!references.every((one) => messageId.test(one)), 'references', 'format'),
    // The documents service, which will hold them, is not there yet: a mail without its files would be another mail.
    ...when(attachments.length > 0, 'attachments', 'not_allowed'),
  ];
};

/** What the template is filled with, and nothing else. */
export const paramsFor = (template: Template, { params = [] }: MailWanted): Record<string, string> =>
  Object.fromEntries(
    Object.keys(template.params).map((name) => [
      name,
      // No more than any mail shows: what waits in the queue must not be 10,000 characters either.
      (params.find((param) => param.name === name)?.value ?? '').slice(0, 1000),
    ]),
  );
