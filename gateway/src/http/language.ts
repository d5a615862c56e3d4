/** Languages of the portal. */
export type Language = 'fr' | 'en';

/** Whether a word names one of our languages. */
export const isLanguage = (word: unknown): word is Language => word === 'fr' || word === 'en';

const remembered = new Map<string, Language | undefined>();
const rememberedMax = 1000;

const weigh = (part: string): { tag: string; weight: number } => {
  const [tag = '', ...params] = part.trim().toLowerCase().split(';');
  const q = params.map((param) => param.trim()).find((param) => param.startsWith('q='));
  const weight = q === undefined ? 1 : Number(q.slice(2));
  return { tag, weight: Number.isFinite(weight) ? weight : 0 };
};

const choose = (header: string): Language | undefined => {
  const wanted = header
    .slice(0, 500)
    .split(',')
    .map(weigh)
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { tag } of wanted) {
    const primary = tag.split('-')[0];
    if (isLanguage(primary)) return primary;
  }
  return undefined;
};

/** The language that an Accept-Language header asks for, if it is one of ours. Remembers headers it has seen. */
export const acceptedLanguage = (header: string | undefined): Language | undefined => {
  if (header === undefined || header === '') return undefined;
  if (remembered.has(header)) return remembered.get(header);
  const language = choose(header);
  if (remembered.size >= rememberedMax) remembered.clear();
  remembered.set(header, language);
  return language;
};
