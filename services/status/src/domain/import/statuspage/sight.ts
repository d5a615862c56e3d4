import { oneLine, plainText } from '../plain-text.ts';
import { dropsIn, type Tell } from '../report.ts';
import { makeSightings, type Sightings } from '../sightings.ts';
import { firstTime } from '../times.ts';
import { isAbsent, isFields, listOf, textOf, type Fields } from '../values.ts';
import type { Zone } from '../zone-names.ts';
import type { RawEntry } from './document.ts';
import { isLinkOnly, mentionsOf, type Mention } from './mentions.ts';

/** All components of a document, and which of them are only a link. */
export type Sighted = {
  sightings: Sightings;
  links: Set<string>;
  /** Rank at which an id and name were last looked at: thousands of mentions say the same. */
  ranks: Map<string, number>;
};

export type Incident = { fields: Fields; where: string; begin: number | undefined };

const silent: Tell = () => undefined;
// The list of components counts most, then the newest incident that describes one, then the newest update that names one.
const rankOfList = 3e15;
const rankOfIncident = 1e15;

type Place = { rank: number; where: string };
/** `idsAreKeys`: in the export of an Atrium. */
type Around = { zone: Zone; tell: Tell; idsAreKeys: boolean };

const groupOf = (raw: Fields): string => textOf(raw.group_id) ?? '';

const see = (sighted: Sighted, mention: Mention, place: Place, { zone, tell, idsAreKeys }: Around): void => {
  const { sightings, links, ranks } = sighted;
  const { source, name, raw } = mention;
  const mentioned = `${source}\n${name}`;
  const before = ranks.get(mentioned) ?? -1;
  if (name === '' || before >= place.rank) return;
  ranks.set(mentioned, place.rank);
  const identity = source === '' ? name : source;
  if (isLinkOnly(name)) {
    if (!links.has(identity)) tell('import.link_component', place.where, name);
    links.add(identity).add(name);
    return;
  }
  const fields = isFields(raw) ? raw : {};
  const since = firstTime(fields, ['known_since', 'start_date'], zone, place.where, silent);
  const description = textOf(fields.description);
  const onDrop = before < 0 ? dropsIn(tell, place.where, name) : undefined;
  if (onDrop) oneLine(textOf(fields.name) ?? '', onDrop);
  sightings.see({
    source,
    name,
    rank: place.rank,
    where: place.where,
    ...(idsAreKeys && { key: source }),
    ...(description === undefined ? {} : { description: plainText(description, onDrop) }),
    ...(typeof fields.position === 'number' ? { position: fields.position } : {}),
    ...('group_id' in fields ? { group: groupOf(fields) } : {}),
    ...(since === undefined ? {} : { since }),
  });
};

/** Groups by the ids of their members, for exports in which only the group names them. */
const membersOf = (listed: readonly RawEntry[]): Map<string, string> =>
  new Map(
    listed.flatMap(({ raw }) => {
      const group = isFields(raw) && raw.group === true ? textOf(raw.id) : undefined;
      if (!isFields(raw) || group === undefined) return [];
      return listOf(raw.components).flatMap((member): [string, string][] =>
        typeof member === 'string' ? [[member, group]] : [],
      );
    }),
  );

const seeListed = (sighted: Sighted, { raw, where }: RawEntry, members: Map<string, string>, around: Around): void => {
  const { zone, tell } = around;
  const name = isFields(raw) ? textOf(raw.name) : undefined;
  if (!isFields(raw) || name === undefined) {
    tell(isFields(raw) ? 'import.component_no_name' : 'import.not_an_entry', where, raw);
    return;
  }
  if (raw.only_show_if_degraded === true) tell('import.component_hidden_when_well', where, name);
  const start = raw.start_date;
  if (!isAbsent(start)) firstTime(raw, ['start_date'], zone, where, tell);
  const source = textOf(raw.id) ?? textOf(raw.code) ?? '';
  const group = textOf(raw.group_id) ?? members.get(source);
  const mention = { source, name: oneLine(name), state: undefined, raw: { ...raw, group_id: group } };
  see(sighted, mention, { rank: rankOfList, where }, around);
};

const seeIncident = (sighted: Sighted, incident: Incident, around: Around): void => {
  const { zone } = around;
  const { fields, where, begin = 0 } = incident;
  const touch = (mentions: readonly Mention[]): void => {
    if (incident.begin !== undefined)
      for (const { source, name } of mentions) sighted.sightings.touch(source, name, incident.begin);
  };
  const { mentions } = mentionsOf(fields.components);
  const rank = rankOfIncident + (firstTime(fields, ['updated_at'], zone, where, silent) ?? begin);
  for (const mention of mentions) see(sighted, mention, { rank, where }, around);
  touch(mentions);
  for (const update of listOf(fields.incident_updates)) {
    if (!isFields(update) || !Array.isArray(update.affected_components)) continue;
    const affected = mentionsOf(update.affected_components).mentions;
    const at = firstTime(update, ['display_at', 'created_at'], zone, where, silent) ?? begin;
    for (const mention of affected) see(sighted, mention, { rank: at, where }, around);
    touch(affected);
  }
};

/** Looks through the whole document for components: their list first, then what incidents and updates say of them. */
export const sightComponents = (
  listed: readonly RawEntry[],
  incidents: readonly Incident[],
  zone: Zone,
  tell: Tell,
  idsAreKeys = false,
): Sighted => {
  const around = { zone, tell, idsAreKeys };
  const sighted: Sighted = { sightings: makeSightings(), links: new Set(), ranks: new Map() };
  const members = membersOf(listed);
  for (const entry of listed) seeListed(sighted, entry, members, around);
  for (const incident of incidents) seeIncident(sighted, incident, around);
  return sighted;
};
