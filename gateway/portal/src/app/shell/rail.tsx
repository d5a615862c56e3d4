import { useLocation } from 'preact-iso';
import { Icon } from '../../ui/icon.tsx';
import { Mark } from '../../ui/mark.tsx';
import { Menu } from '../../ui/menu.tsx';
import { common } from '../messages/common.ts';
import type { Account } from '../model.ts';
import { role } from '../session.ts';
import { entriesOf, type Entry } from './nav.ts';
import { ProfileMenu, useSignOut } from './profile-menu.tsx';

const EntryLink = ({ href, label, icon }: Entry) => {
  const { path } = useLocation();
  return (
    <a href={href} aria-current={path === href || (href === '/' && path === '/home') ? 'page' : undefined}>
      <Icon name={icon} />
      <span>{label}</span>
    </a>
  );
};

/** The rail at the left of wide screens. */
export const Rail = ({ of }: { of: Account }) => (
  <header class="rail">
    <a class="brand" href="/">
      <Mark />
      Atrium
    </a>
    <nav aria-label={common().main}>
      <ul>
        {entriesOf(role.value).map((entry) => (
          <li key={entry.href}>
            <EntryLink {...entry} />
          </li>
        ))}
      </ul>
    </nav>
    <ProfileMenu of={of} />
  </header>
);

const inBar = 3;

/** The bar at the bottom of small screens: what is most used, and the rest behind "more". */
export const Bar = () => {
  const { nav, main } = common();
  const leave = useSignOut();
  const entries = entriesOf(role.value);
  const own: Entry = { href: '/account', label: nav.account, icon: 'person' };
  return (
    <nav class="bar" aria-label={main}>
      {[...entries.slice(0, inBar), own].map((entry) => (
        <EntryLink key={entry.href} {...entry} />
      ))}
      <Menu
        id="more-menu"
        buttonClass="bar-more"
        button={
          <>
            <Icon name="more" />
            <span>{nav.more}</span>
          </>
        }
      >
        {entries.slice(inBar).map((entry) => (
          <EntryLink key={entry.href} {...entry} />
        ))}
        <button type="button" onClick={leave}>
          <Icon name="out" />
          {nav.signOut}
        </button>
      </Menu>
    </nav>
  );
};
