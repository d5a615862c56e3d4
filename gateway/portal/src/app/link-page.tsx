import type { ComponentChildren } from 'preact';
import { ButtonLink } from '../ui/button.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Skeleton } from '../ui/waiting.tsx';
import { ApiError } from './api.ts';
import { LoadFailed } from './loaded.tsx';
import { saidOf } from './failures.ts';
import { linkToken } from './links.ts';
import { linkWords } from './messages/link.ts';
import type { Link } from './model.ts';
import { api } from './session.ts';
import { useLoad } from './use-load.ts';

type Way = { href: string; label: string };

const NoLink = ({ title, text, way }: { title: string; text: string; way: Way | undefined }) => (
  <>
    <PageHead title={title} lead={text} />
    <div class="form-foot">
      {way === undefined ? null : (
        <ButtonLink href={way.href} look="first">
          {way.label}
        </ButtonLink>
      )}
      <ButtonLink href="/help">{linkWords().help}</ButtonLink>
    </div>
  </>
);

type LinkPageProps = {
  children: (link: Link, token: string) => ComponentChildren;
  /** Where a new link can be had, when this one works no more. */
  otherwise?: Way;
};

/** A page that a link of a mail leads to: what the link is good for is asked first, and what is wrong with it is said. */
export const LinkPage = ({ children, otherwise }: LinkPageProps) => {
  const token = linkToken.value;
  const read = useLoad(`link ${token}`, () =>
    token === ''
      ? Promise.resolve(undefined)
      : api.send<Link>('POST', '/api/v1/links', { body: { token }, open: true }),
  );
  if (token === '') return <NoLink {...linkWords().noToken} way={otherwise} />;
  if (read.error instanceof ApiError && read.error.failure === 'problem' && read.error.status < 500) {
    const { title, detail } = saidOf(read.error);
    return <NoLink title={title} text={detail} way={otherwise} />;
  }
  if (read.error !== undefined) return <LoadFailed error={read.error} retry={read.reload} />;
  return read.data === undefined ? <Skeleton /> : <>{children(read.data, token)}</>;
};

/** How it ended, and the one way on. */
export const Done = ({ title, lead, way }: { title: string; lead: string; way?: Way }) => (
  <>
    <PageHead title={title} lead={lead} />
    {way === undefined ? null : (
      <ButtonLink href={way.href} look="first">
        {way.label}
      </ButtonLink>
    )}
  </>
);
