/** Who did something, as it may be shown to others. */
export type Actor = { kind: 'account' | 'key' | 'service' | 'import' | 'anonymous'; id: string; name: string };

/** The service itself, for what happens at its time (ST-04). */
export const clockwork: Actor = { kind: 'service', id: 'status', name: 'Atrium' };
