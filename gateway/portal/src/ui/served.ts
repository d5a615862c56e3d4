/** A file that the gateway serves as it is, for ever: its path carries a hash of its bytes. */
export type Asset = { path: string; type: string; bytes: Uint8Array };
