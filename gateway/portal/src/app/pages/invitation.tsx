import { useSignal } from '@preact/signals';
import { Form } from '../../ui/form.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { useForm } from '../../ui/use-form.ts';
import { sending } from '../failures.ts';
import { Done, LinkPage } from '../link-page.tsx';
import { linkWords } from '../messages/link.ts';
import type { Link } from '../model.ts';
import { api } from '../session.ts';
import { When } from '../times.tsx';

const Ask = ({ link, token, onDone }: { link: Link; token: string; onDone: () => void }) => {
  const words = linkWords().invitation;
  const form = useForm(
    'invitation',
    {},
    {
      check: () => ({}),
      send: sending(async () => {
        await api.send('POST', '/api/v1/activation/ask', { body: { token }, open: true });
        onDone();
      }),
    },
  );
  return (
    <>
      <PageHead title={words.title(link.organisationName)} lead={words.lead(link.email ?? '')} />
      <Form form={form} action={words.action}>
        {link.until === null || link.until === undefined ? null : (
          <p class="note">
            {words.until} <When at={link.until} exact />
          </p>
        )}
      </Form>
    </>
  );
};

/** The first of two mails: it proves nothing yet, so it asks for the link that activates (ID-14). */
export const Invitation = () => {
  const words = linkWords().invitation;
  const sentTo = useSignal<string | undefined>(undefined);
  if (sentTo.value !== undefined) return <Done title={words.doneTitle} lead={words.doneLead(sentTo.value)} />;
  return (
    <LinkPage>
      {(link, token) => <Ask link={link} token={token} onDone={() => (sentTo.value = link.email ?? '')} />}
    </LinkPage>
  );
};
