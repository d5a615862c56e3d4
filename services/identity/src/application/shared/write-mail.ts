import { ownAnswers, type Mail } from '../../domain/mails.ts';
import { templates } from '../../domain/templates/all.ts';
import { compose, linkPaths } from '../../domain/templates/compose.ts';
import type { Letter, RecordDeps } from '../record-ports.ts';
import { addressMail } from './address-mail.ts';

type Needs = Pick<RecordDeps, 'accounts' | 'organisations' | 'links' | 'linkTokens' | 'sender' | 'clock'>;

/** A mail as it goes out now, or why it never will. */
export type WrittenMail = { letter: Letter } | { never: string };

/**
 * Writes a queued mail out: address and language of this moment, the token of its link made now and kept nowhere. A
 * mail whose link ended while it waited is not sent: it would say what is not true.
 */
export const writeMail =
  (deps: Needs) =>
  async (mail: Mail): Promise<WrittenMail> => {
    const template = templates.get(mail.template);
    if (template === undefined) return { never: ownAnswers.defect };
    const addressee = await addressMail(deps)(mail);
    if (addressee === undefined) return { never: ownAnswers.noAddress };
    const link = mail.link === '' ? undefined : await linkOf(deps, mail.link);
    if (link === 'over') return { never: ownAnswers.linkOver };
    const { sender } = deps;
    const written = compose({ template, params: mail.params, sender, link, ...addressee });
    const { messageId, references } = mail;
    const replyTo = mail.replyTo === '' ? sender.help : mail.replyTo;
    const { to, language } = addressee;
    return { letter: { messageId, references, sender, to, replyTo, language, ...written } };
  };

const linkOf = async ({ links, linkTokens, sender, clock }: Needs, id: string) => {
  const link = await links.find(id);
  if (link?.usedAt !== null || link.until <= clock.now()) return 'over' as const;
  return { url: `${sender.publicUrl}${linkPaths[link.kind]}#${linkTokens.tokenOf(id)}`, until: link.until };
};
