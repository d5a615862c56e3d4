/** Every right that an API key can have (ID-43). The services decide what a right allows. */
export const allScopes = ['status:write', 'status:admin', 'keys:manage'] as const;

/** A right of an API key. */
export type Scope = (typeof allScopes)[number];
