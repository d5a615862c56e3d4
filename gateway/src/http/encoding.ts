/** Encodings in which prepared bytes exist. */
export type Encoding = 'br' | 'gzip' | 'identity';

const remembered = new Map<string, Encoding>();
const rememberedMax = 1000;

const refused = (param: string): boolean => /^q=0(\.0*)?$/.test(param.trim());

const choose = (header: string): Encoding => {
  const accepted = new Set<string>();
  for (const part of header.slice(0, 500).toLowerCase().split(',')) {
    const [name = '', ...params] = part.split(';');
    if (!params.some(refused)) accepted.add(name.trim());
  }
  if (accepted.has('br')) return 'br';
  return accepted.has('gzip') || accepted.has('*') ? 'gzip' : 'identity';
};

/** The best encoding that an Accept-Encoding header allows. Remembers headers it has seen. */
export const acceptedEncoding = (header: string | undefined): Encoding => {
  if (header === undefined || header === '') return 'identity';
  const known = remembered.get(header);
  if (known !== undefined) return known;
  const encoding = choose(header);
  if (remembered.size >= rememberedMax) remembered.clear();
  remembered.set(header, encoding);
  return encoding;
};
