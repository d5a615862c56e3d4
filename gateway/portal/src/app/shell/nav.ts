import type { IconName } from '../../ui/icon.tsx';
import { common } from '../messages/common.ts';
import type { Role } from '../model.ts';
import { mayDo } from '../rights.ts';

export type Entry = { href: string; label: string; icon: IconName };

/** What the navigation holds for a role: only pages that there are, and that it may open. */
export const entriesOf = (role: Role | undefined): Entry[] => {
  const { nav } = common();
  const all: (Entry | false)[] = [
    { href: '/', label: nav.home, icon: 'home' },
    { href: '/status', label: nav.weather, icon: 'sky' },
    mayDo(role, 'members') && { href: '/members', label: nav.members, icon: 'people' },
    mayDo(role, 'audit') && { href: '/audit', label: nav.audit, icon: 'journal' },
    mayDo(role, 'mails') && { href: '/mails', label: nav.mails, icon: 'mail' },
    { href: '/help', label: nav.help, icon: 'help' },
  ];
  return all.filter((entry) => entry !== false);
};
