/** Who did something, as it may be shown to others. */
export type Actor = { kind: 'account' | 'key' | 'service' | 'import' | 'anonymous'; id: string; name: string };

/** When a thing last changed, in Unix seconds, and who changed it: who comes too late is told (GW-03). */
export type Stamp = { updatedAt: number; updatedBy: Actor };

/** The service itself, for what happens at its time (ST-04). */
export const clockwork: Actor = { kind: 'service', id: 'status', name: 'Atrium' };
