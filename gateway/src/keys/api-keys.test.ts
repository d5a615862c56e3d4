import { describe, expect, it } from '@jest/globals';
import { createApiKey, derivedApiKey, hashOfKey, parseApiKey } from './api-key.ts';
import { apiKeys } from './api-keys.ts';
import type { KeyRecord, KeyStore } from './port.ts';

const manager = { kind: 'key' as const, id: 'm', name: 'm', scopes: ['keys:manage'] };

/** A store in memory that can be away. */
const smallStore = () => {
  const kept = new Map<string, KeyRecord>();
  const state = { away: false, finds: 0, touches: 0 };
  const there = (): void => {
    if (state.away) throw Object.assign(new Error('away'), { name: 'MongoServerSelectionError' });
  };
  const store: KeyStore = {
    insert: async (record) => {
      await Promise.resolve().then(there);
      kept.set(record.id, record);
      return 'inserted';
    },
    find: async (id) => {
      state.finds += 1;
      await Promise.resolve().then(there);
      return kept.get(id);
    },
    touch: async () => {
      state.touches += 1;
      await Promise.resolve();
    },
    findByCommand: () => Promise.resolve(undefined),
    forgetCommandsBefore: () => Promise.resolve(),
    list: () => Promise.resolve([...kept.values()]),
    revoke: () => Promise.resolve(),
    setScopes: () => Promise.resolve(),
  };
  return { store, state, kept };
};

const started = async () => {
  const small = smallStore();
  let now = 1_000_000;
  const keys = apiKeys({ store: small.store, serverSecret: 's', now: () => now });
  const { whole } = await keys.create({ name: 'a', scopes: ['keys:manage'], expiresAt: null }, manager, undefined);
  await keys.verify(whole);
  return { ...small, keys, whole, pass: (ms: number) => void (now += ms) };
};

describe('API keys', () => {
  it('ID-43 a verified key is not asked about for 30 s, then again', async () => {
    const { keys, whole, pass, state } = await started();
    expect(keys.remembered(whole)).toMatchObject({ name: 'a' });
    pass(30_001);
    expect(keys.remembered(whole)).toBeUndefined();
    await keys.verify(whole);
    expect(state.finds).toBe(2);
  });

  it('ID-43 a known key goes on while the store is away, for ten minutes at most; an unknown one does not', async () => {
    const { keys, whole, pass, state } = await started();
    state.away = true;
    pass(300_000);
    expect(await keys.verify(whole)).toMatchObject({ name: 'a' });
    await expect(keys.verify(createApiKey().whole)).rejects.toMatchObject({ code: 'service.unavailable' });
    pass(400_000);
    await expect(keys.verify(whole)).rejects.toMatchObject({ code: 'service.unavailable' });
  });

  it('ID-43 the last use is written at most once a minute', async () => {
    const { keys, whole, pass, state } = await started();
    for (let n = 0; n < 100; n += 1) keys.remembered(whole);
    expect(state.touches).toBe(1);
    pass(60_001);
    await keys.verify(whole);
    expect(state.touches).toBe(2);
  });

  it('ID-43 a key of another secret with the same id is refused, and a wrong form is never looked up', async () => {
    const { keys, whole, state } = await started();
    const { finds } = state;
    await expect(keys.verify(`${whole.slice(0, 13)}${'A'.repeat(43)}`)).rejects.toMatchObject({
      kind: 'unauthenticated',
    });
    await expect(keys.verify('atr_nothing')).rejects.toMatchObject({ kind: 'unauthenticated' });
    expect(state.finds).toBe(finds + 1);
  });

  it('GW-04 a creation sent again after the caller secret was replaced says so, and gives no key that does not work', async () => {
    const { store, kept } = smallStore();
    const at = new Date();
    const command = { key: 'k', hash: 'h', caller: 'm', nonce: 'n', at };
    const byCommand = () => Promise.resolve([...kept.values()].map((record) => ({ record, command }))[0]);
    const wish = { name: 'a', scopes: [], expiresAt: null };
    let said = 0;
    const idempotency = { key: 'k', hash: 'h', replayed: () => void (said += 1) };
    const { whole, id } = derivedApiKey('s', 'n', 'k');
    const rest = { name: 'a', scopes: [], createdAt: at, createdBy: 'm', expiresAt: null, lastUsedAt: null };
    kept.set(id, { id, hash: hashOfKey(whole), ...rest, revokedAt: null });
    const made = (serverSecret: string) =>
      apiKeys({ store: { ...store, findByCommand: byCommand }, serverSecret }).create(wish, manager, idempotency);
    expect((await made('s')).whole).toBe(whole);
    expect(said).toBe(1);
    await expect(made('t')).rejects.toMatchObject({ code: 'key.cannot_be_shown', params: { id } });
    expect(said).toBe(1);
  });

  it('GW-04 a key made from a command has the form of all keys, and depends on every part of it', () => {
    const made = [
      derivedApiKey('s', 'n', 'k'),
      derivedApiKey('t', 'n', 'k'),
      derivedApiKey('s', 'o', 'k'),
      derivedApiKey('s', 'n', 'l'),
    ];
    for (const { whole } of made) expect(parseApiKey(whole)?.whole).toBe(whole);
    expect(new Set(made.map(({ whole }) => whole.slice(13))).size).toBe(4);
    expect(derivedApiKey('s', 'n', 'k').whole).toBe(made[0]?.whole);
  });
});
