import { useLocation } from 'preact-iso';
import { Avatar } from '../../ui/avatar.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Menu } from '../../ui/menu.tsx';
import { say } from '../../ui/toast.tsx';
import { saidOf } from '../failures.ts';
import { common } from '../messages/common.ts';
import type { Account } from '../model.ts';
import { organisationName, signOut } from '../session.ts';

/** The name of a person as it is shown: first and last, else the address. */
export const nameOf = ({ firstName, lastName, email, identifier }: Account): string =>
  `${firstName} ${lastName}`.trim() || (email ?? identifier ?? '');

/** Signs out, and says so where that failed. */
export const useSignOut = (): (() => void) => {
  const { route } = useLocation();
  return () =>
    void signOut().then(
      () => route('/sign-in'),
      (error: unknown) => say({ text: saidOf(error).title }),
    );
};

/** Who is signed in, and what is one's own. */
export const ProfileMenu = ({ of }: { of: Account }) => {
  const { nav, profileMenu } = common();
  const leave = useSignOut();
  return (
    <Menu
      id="profile-menu"
      buttonClass="profile"
      button={
        <>
          <Avatar {...of} />
          <span class="hidden">{profileMenu}</span>
          <span class="profile-words">
            <bdi>{nameOf(of)}</bdi>
            <bdi class="note">{organisationName.value}</bdi>
          </span>
        </>
      }
    >
      <a href="/account">
        <Icon name="person" />
        {nav.account}
      </a>
      <button type="button" onClick={leave}>
        <Icon name="out" />
        {nav.signOut}
      </button>
    </Menu>
  );
};
