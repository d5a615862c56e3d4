/** Who did something, as it is kept and told. */
export type Actor = { kind: 'anonymous' | 'key' | 'account' | 'service' | 'clock'; id: string; name: string };

/** What happened by itself, at its time. */
export const clockwork: Actor = { kind: 'clock', id: '', name: 'clock' };

/** Somebody whom nobody knows yet: who signs up, who follows a link. */
export const nobody: Actor = { kind: 'anonymous', id: '', name: '' };

/** Who asks, as an actor. */
export const actorOf = ({ kind, id, name }: Actor): Actor => ({ kind, id, name });
