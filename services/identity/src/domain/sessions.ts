/** How a session is held: a browser's cookie, or a program's refresh token that changes with each use (ID-40). */
export type SessionKind = 'browser' | 'program';

export type EndReason = 'signed_out' | 'ended' | 'password' | 'deactivated' | 'reused' | 'expired';

/** A sign-in that lasts (ID-40). All times in Unix seconds. Whose it is says `account`; nobody else finds it. */
export type Session = {
  id: string;
  account: string;
  /** Whose events and audit trail its facts belong to, and what its tokens name: the organisation that was chosen. */
  organisation: string;
  kind: SessionKind;
  /** SHA-256 of the secret, as hexadecimal. */
  secretHash: string;
  /** How often the refresh token has changed; 0 for a browser. */
  generation: number;
  /** What the client says of itself, at most 200 characters. */
  agent: string;
  /** The network's address without its last part. */
  address: string;
  /** Id of the known device; empty for none. */
  device: string;
  createdAt: number;
  /** To the minute. */
  usedAt: number;
  /** When it ends unless it is used before. */
  idleUntil: number;
  /** When it ends at the latest. */
  until: number;
  end: { at: number; reason: EndReason } | null;
};
