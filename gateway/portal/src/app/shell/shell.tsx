import type { ComponentChildren } from 'preact';
import { Mark } from '../../ui/mark.tsx';
import { language } from '../../ui/speak.ts';
import { common } from '../messages/common.ts';
import type { Account } from '../model.ts';
import { Routes } from '../routes.tsx';
import { account } from '../session.ts';
import { speak } from '../speaking.ts';
import { LostBanner } from './lost-banner.tsx';
import { Bar, Rail } from './rail.tsx';

const Skip = () => (
  <a
    class="skip"
    href="#content"
    onClick={(event) => {
      event.preventDefault();
      document.getElementById('content')?.focus();
    }}
  >
    {common().skip}
  </a>
);

const Main = ({ kind }: { kind: string }): ComponentChildren => (
  <main id="content" class={kind} tabIndex={-1}>
    <LostBanner />
    <Routes />
  </main>
);

const Inside = ({ of }: { of: Account }) => (
  <div class="inside">
    <Skip />
    <Rail of={of} />
    <Main kind="inner" />
    <Bar />
  </div>
);

const Outside = () => {
  const words = common();
  const other = language.value === 'fr' ? 'en' : 'fr';
  return (
    <div class="outside">
      <Skip />
      <header class="outside-top">
        <a class="brand" href="/">
          <Mark />
          Atrium
        </a>
        <button type="button" class="as-link" lang={other} onClick={() => speak(other)}>
          {words.otherLanguage}
        </button>
      </header>
      <Main kind="narrow" />
      <footer class="outside-foot">
        <nav aria-label={words.foot}>
          <a href="/status">{words.nav.weather}</a>
          <a href="/help">{words.nav.help}</a>
          <a href="/api/docs">{words.nav.api}</a>
        </nav>
      </footer>
    </div>
  );
};

/** The frame of every page: the rail for those who are signed in, a plain head for the others. */
export const Shell = () => (account.value === undefined ? <Outside /> : <Inside of={account.value} />);
