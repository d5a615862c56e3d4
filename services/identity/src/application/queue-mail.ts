import { requestInvalid } from '@atrium/chassis/errors';
import { freshMail, type Mail } from '../domain/mails.ts';
import { isLanguage, mistakesInMail, paramsFor, type MailAsker, type MailWanted } from '../domain/mail-wanted.ts';
import { templates } from '../domain/templates/all.ts';
import type { RecordDeps } from './record-ports.ts';

/**
 * Puts a mail that a service asks for into the queue (ID-51); asked for again with the same cause, it is there already.
 * For events: no caller decides.
 *
 * @throws request.invalid when no repetition can help: an unknown template, an address that is none
 */
export const queueMail =
  ({ mails, clock, digest, sender }: Pick<RecordDeps, 'mails' | 'clock' | 'digest' | 'sender'>) =>
  async (asker: MailAsker, wanted: MailWanted): Promise<void> => {
    const template = templates.get(wanted.template);
    const fields = mistakesInMail(wanted, asker, template);
    if (template === undefined || fields.length > 0) throw requestInvalid({ fields });
    const now = clock.now();
    const id = digest(`${asker.service}\n${wanted.cause}`).slice(0, 40);
    const language = wanted.language ?? '';
    const state: Mail = {
      ...freshMail,
      id,
      messageId: `${id}@${domainOf(sender.address)}`,
      template: wanted.template,
      within: asker.organisation,
      account: wanted.account ?? '',
      to: wanted.address ?? '',
      language: isLanguage(language) ? language : '',
      params: paramsFor(template, wanted),
      link: wanted.link ?? '',
      replyTo: wanted.replyTo ?? '',
      references: wanted.references ?? [],
      createdAt: now,
      nextAt: now,
    };
    // The mail's own id as that of what is applied: a second time is answered by the first.
    await mails.create(id, { state, facts: [] }, { now, event: id });
  };

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);
