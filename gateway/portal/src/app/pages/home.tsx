import { Icon, type IconName } from '../../ui/icon.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { common } from '../messages/common.ts';
import { homeWords } from '../messages/home.ts';
import type { Account, Mail } from '../model.ts';
import { Loaded } from '../loaded.tsx';
import { mayDo } from '../rights.ts';
import { account, api, organisationName, role } from '../session.ts';
import { useLoad } from '../use-load.ts';
import { CompanyCard } from './company-card.tsx';
import { WeatherCard } from './weather-card.tsx';

type Awaiting = { href: string; icon: IconName; text: string };

const accounts = async (query: string): Promise<number> =>
  (await api.get<{ accounts: readonly Account[] }>(`/api/v1/accounts?limit=50&${query}`)).accounts.length;

const failedMails = async (): Promise<number> =>
  (await api.get<{ mails: readonly Mail[] }>('/api/v1/mails?limit=50&state=failed')).mails.length;

/** How much awaits a person of this role. */
const askAwaiting = async () => {
  const [acts, mails] = [mayDo(role.value, 'act'), mayDo(role.value, 'mails')];
  const [blocked, invited, failed] = await Promise.all([
    acts ? accounts('blocked=true') : 0,
    acts ? accounts('state=invited') : 0,
    mails ? failedMails() : 0,
  ]);
  return { blocked, invited, failed };
};

const awaitingOf = (found: Awaited<ReturnType<typeof askAwaiting>>): Awaiting[] => {
  const words = homeWords();
  const all: (Awaiting | false)[] = [
    found.blocked > 0 && { href: '/members?show=blocked', icon: 'alert', text: words.blocked(found.blocked) },
    found.invited > 0 && { href: '/members?show=invited', icon: 'mail', text: words.invited(found.invited) },
    found.failed > 0 && { href: '/mails?state=failed', icon: 'alert', text: words.failedMails(found.failed) },
  ];
  return all.filter((each) => each !== false);
};

const Awaits = () => {
  const words = homeWords();
  const found = useLoad('awaiting', askAwaiting);
  return (
    <section class="panel" aria-labelledby="awaits">
      <h2 id="awaits">{words.awaits}</h2>
      <Loaded of={found} lines={2}>
        {(counts) => {
          const awaiting = awaitingOf(counts);
          return awaiting.length === 0 ? (
            <p class="note calm">{words.nothing}</p>
          ) : (
            <ul class="rows">
              {awaiting.map(({ href, icon, text }) => (
                <li key={href}>
                  <a href={href}>
                    <Icon name={icon} />
                    {text}
                    <Icon name="arrow" />
                  </a>
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </section>
  );
};

const Next = () => {
  const { links, next } = homeWords();
  const entries: (Awaiting | false)[] = [
    mayDo(role.value, 'invite') && { href: '/members', icon: 'people', text: links.members },
    mayDo(role.value, 'audit') && { href: '/audit', icon: 'journal', text: links.audit },
    { href: '/account', icon: 'person', text: links.account },
    { href: '/help', icon: 'help', text: links.help },
  ];
  return (
    <section class="panel" aria-labelledby="next">
      <h2 id="next">{next}</h2>
      <ul class="rows">
        {entries
          .filter((entry) => entry !== false)
          .map(({ href, icon, text }) => (
            <li key={href}>
              <a href={href}>
                <Icon name={icon} />
                {text}
                <Icon name="arrow" />
              </a>
            </li>
          ))}
      </ul>
    </section>
  );
};

const clients = ['principal', 'member'];

/** What awaits a person, the weather in short, and where to go (PO-02). */
export const Home = () => {
  const words = homeWords();
  const own = account.value;
  const name = own === undefined ? '' : own.firstName || (own.email ?? own.identifier ?? '');
  const said = role.value ?? 'member';
  return (
    <>
      <PageHead title={words.hello(name)} lead={words.lead(organisationName.value, common().roles[said])} />
      <div class="panels">
        <Awaits />
        <WeatherCard />
        <Next />
        {clients.includes(said) ? <CompanyCard /> : null}
      </div>
    </>
  );
};
