import { language } from '../../ui/speak.ts';
import { Loaded } from '../loaded.tsx';
import { homeWords } from '../messages/home.ts';
import type { Organisation, Region } from '../model.ts';
import { api } from '../session.ts';
import { useLoad } from '../use-load.ts';

type Regions = { regions: readonly Region[] };

// Keys are said by their names; a region that is gone keeps its key.
const ask = async (): Promise<Organisation> => {
  const [organisation, { regions }] = await Promise.all([
    api.get<Organisation>('/api/v1/organisation'),
    api.get<Regions>('/api/v1/status/regions'),
  ]);
  const nameOf = (key: string): string => regions.find((region) => region.key === key)?.name[language.value] ?? key;
  return { ...organisation, regions: organisation.regions.map(nameOf) };
};

const Fact = ({ name, text }: { name: string; text: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{text}</dd>
  </div>
);

/** What is known of a client's own organisation. */
export const CompanyCard = () => {
  const words = homeWords();
  const found = useLoad('organisation', ask);
  return (
    <section class="panel" aria-labelledby="organisation">
      <h2 id="organisation">{words.organisation}</h2>
      <Loaded of={found} lines={2}>
        {({ name, siret, vatNumber, regions }) => (
          <dl class="facts-list">
            <div>
              <dt class="hidden">{words.organisation}</dt>
              <dd class="strong">
                <bdi>{name}</bdi>
              </dd>
            </div>
            {siret === null ? null : (
              <Fact name={words.siret} text={siret.replace(/(\d{3})(\d{3})(\d{3})/, '$1 $2 $3 ')} />
            )}
            {vatNumber === null ? null : <Fact name={words.vatNumber} text={vatNumber} />}
            {regions.length === 0 ? null : <Fact name={words.regions} text={regions.join(', ')} />}
          </dl>
        )}
      </Loaded>
    </section>
  );
};
