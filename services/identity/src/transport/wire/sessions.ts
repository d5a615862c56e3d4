import { toWireTime } from '@atrium/chassis/grpc/wire-time';
import type { OpenedSession } from '@atrium/protos/gen/atrium/identity/v1/OpenedSession';
import type { Session as WireSession } from '@atrium/protos/gen/atrium/identity/v1/Session';
import type { SignedIn as WireSignedIn } from '@atrium/protos/gen/atrium/identity/v1/SignedIn';
import type { SignInRequest__Output } from '@atrium/protos/gen/atrium/identity/v1/SignInRequest';
import { requestInvalid } from '@atrium/chassis/errors';
import type { Refreshed } from '../../application/refresh-session.ts';
import type { Granted } from '../../application/shared/grant-access.ts';
import type { SignedIn, SignIn } from '../../application/sign-in.ts';
import type { Session } from '../../domain/sessions.ts';

/** What somebody signs in with. @throws request.invalid for a kind of session that there is not */
export const fromSignIn = ({ login, password, kind, device, client }: SignInRequest__Output): SignIn => {
  if (kind !== 'browser' && kind !== 'program')
    throw requestInvalid({ fields: [{ field: 'kind', code: kind === '' ? 'required' : 'unknown' }] });
  return { login, password, kind, device, agent: client?.agent ?? '', address: client?.address ?? '' };
};

/** A session as its own account sees it; `current` is the id of the session that asks. */
export const toWireSession = (session: Session, current: string | undefined): WireSession => ({
  id: session.id,
  account: session.account,
  organisation: session.organisation,
  kind: session.kind,
  agent: session.agent,
  address: session.address,
  createdAt: toWireTime(session.createdAt),
  usedAt: toWireTime(session.usedAt),
  until: toWireTime(session.until),
  current: session.id === current,
});

/** What a session opens. */
export const toWireOpened = ({ session, accessToken, accessUntil }: Granted): OpenedSession => ({
  session: toWireSession(session, session.id),
  accessToken,
  accessUntil: toWireTime(accessUntil),
});

/** A session that was opened or went on, with its secret. */
export const toWireSignedIn = (given: SignedIn | Refreshed): WireSignedIn => ({
  ...toWireOpened(given),
  secret: given.secret,
  device: 'device' in given ? given.device : '',
  passwordExpired: 'passwordExpired' in given && given.passwordExpired,
});
